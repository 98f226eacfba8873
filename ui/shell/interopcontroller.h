// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace stellwerk {

class Dialogs;
class DocumentTabs;
class MessageBar;
class Workspace;

// SSIS packages in, SSIS packages and T-SQL out: the two commands and what they ask. Main thread; reading,
// making and writing happen elsewhere.
class InteropController final : public QObject
{
    Q_OBJECT
public:
    InteropController(Workspace* workspace, DocumentTabs* tabs, Dialogs* dialogs, MessageBar* messages,
                      QWidget* window);

    [[nodiscard]] QAction* importAction() const { return m_import; }
    [[nodiscard]] QAction* exportAction() const { return m_export; }

Q_SIGNALS:
    void problemsWanted(); // a package with errors is not exported

private:
    void chooseImport();
    void importFrom(const QString& file);
    void exportCurrent();
    void write(const QByteArray& bytes, const QString& file);

    Workspace* m_workspace;
    DocumentTabs* m_tabs;
    Dialogs* m_dialogs;
    MessageBar* m_messages;
    QWidget* m_window;
    QAction* m_import;
    QAction* m_export;
};

} // namespace stellwerk
