// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace stellwerk {

class DocumentTabs;
class FileController;
class MessageBar;
class OpenDocument;
class Workspace;

// What holds for the file of the active package, above the canvas: another program changed or deleted it, it
// cannot be written, another Stellwerk has it open; each with what can be done about it. Main thread.
class DocumentBanners final : public QWidget
{
    Q_OBJECT
public:
    DocumentBanners(Workspace* workspace, DocumentTabs* tabs, FileController* files,
                    QWidget* parent = nullptr);

Q_SIGNALS:
    void compareWanted(); // the active package with its file

private:
    void documentChanged();
    void update();
    void tellState(OpenDocument* document);
    void tellOwner(const OpenDocument* document);

    Workspace* m_workspace;
    DocumentTabs* m_tabs;
    FileController* m_files;
    MessageBar* m_state;
    MessageBar* m_owner;
    QPointer<OpenDocument> m_document;
    QString m_toldState; // what the bars were told last: a bar that was closed stays closed
    QString m_toldOwner;
};

} // namespace stellwerk
