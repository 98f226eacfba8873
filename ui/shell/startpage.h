// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QVBoxLayout;

namespace stellwerk {

class Settings;

// Stands in the middle while no parent package is open: what can be done, and the recent files.
class StartPage final : public QWidget
{
    Q_OBJECT
public:
    StartPage(Settings* settings, const QList<QAction*>& actions, QWidget* parent = nullptr);
    void setDemoAvailable(bool available);

Q_SIGNALS:
    void fileChosen(const QString& file);
    void demoRequested();

private:
    void updateRecent();

    Settings* m_settings;
    QWidget* m_demo = nullptr;
    QWidget* m_recent = nullptr;
    QVBoxLayout* m_column;
};

} // namespace stellwerk
