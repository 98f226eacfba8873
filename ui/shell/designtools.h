// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/pictureexport.h"
#include "package/packagediff.h"

#include <QObject>

class QAction;

namespace stellwerk {

class Dialogs;
class DiffWindow;
class DocumentTabs;
class MessageBar;
class OpenDocument;
class OutlinePanel;
class ProblemsPanel;
class Workspace;

// What stands beside the open canvases: the outline, the problems' signs on cards, comparing versions, and
// pictures as files. Main thread.
class DesignTools final : public QObject
{
    Q_OBJECT
public:
    DesignTools(Workspace* workspace, DocumentTabs* tabs, ProblemsPanel* problems, Dialogs* dialogs,
                MessageBar* messages, QWidget* window);

    [[nodiscard]] OutlinePanel* outline() const { return m_outline; }
    // For the menu "File".
    [[nodiscard]] QList<QAction*> compareActions() const { return {m_compareSaved, m_compareFile}; }
    [[nodiscard]] QAction* exportAction() const { return m_export; }

Q_SIGNALS:
    void compared(stellwerk::DiffWindow* window); // it is shown

private:
    struct Comparison
    {
        ParentPackage before;
        PackageDiff diff;
        QString error;
    };
    void documentChanged();
    void showProblems();
    void compareWith(const QString& file, const QString& title);
    void compareWithFile();
    void show(const Comparison& comparison, const QString& title, const ParentPackage& after,
              const QString& afterTitle);
    void askForPicture();
    void write(const PictureRequest& request);
    void writeTo(const PictureRequest& request, const QString& file);

    Workspace* m_workspace;
    DocumentTabs* m_tabs;
    ProblemsPanel* m_problems;
    Dialogs* m_dialogs;
    MessageBar* m_messages;
    QWidget* m_window;
    OutlinePanel* m_outline;
    QAction* m_compareSaved;
    QAction* m_compareFile;
    QAction* m_export;
    PictureRequest m_lastPicture;
};

} // namespace stellwerk
