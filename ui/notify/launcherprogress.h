// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QTimer>
#include <QVariantMap>

namespace stellwerk {

class RunModel;

// How far the run is, on the program's button in the task bar or dock: com.canonical.Unity.LauncherEntry,
// read by Plasma's task bar, Dash to Dock and others. Whoever does not know it loses nothing. Main thread.
class LauncherProgress final : public QObject
{
    Q_OBJECT
public:
    // `model` outlives it.
    LauncherProgress(const RunModel* model, const QDBusConnection& bus, QObject* parent = nullptr);
    ~LauncherProgress() override;

private:
    void update();
    void tell(const QVariantMap& state);

    const RunModel* m_model;
    QDBusConnection m_bus;
    QTimer m_soon;
    QVariantMap m_told;
};

} // namespace stellwerk
