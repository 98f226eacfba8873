// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/documentbanners.h"

#include "run/messagebar.h"
#include "shell/documenttabs.h"
#include "shell/filecontroller.h"
#include "shell/workspace.h"

#include <QFileInfo>
#include <QLocale>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

DocumentBanners::DocumentBanners(Workspace* workspace, DocumentTabs* tabs, FileController* files,
                                 QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_tabs(tabs)
    , m_files(files)
    , m_state(new MessageBar(this, u"documentBar.state"_s))
    , m_owner(new MessageBar(this, u"documentBar.owner"_s))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_owner);
    column->addWidget(m_state);
    connect(tabs, &DocumentTabs::currentDocumentChanged, this, &DocumentBanners::documentChanged);
    connect(workspace->fileWatch(), &FileWatch::stateChanged, this, [this](const QString& file) {
        if (m_document && m_document->file() == file) {
            m_toldState.clear(); // another change is news again
            update();
        }
    });
    documentChanged();
}

void DocumentBanners::documentChanged()
{
    m_document = m_tabs->current();
    update();
}

void DocumentBanners::update()
{
    OpenDocument* document = m_document;
    const QString who = document ? QString::number(quintptr(document)) + u'|' + document->file() : QString();
    const QString state = document ? who + u'|' + QString::number(int(document->fileState())) +
                                         QString::number(document->isWritable())
                                   : QString();
    if (std::exchange(m_toldState, state) != state)
        tellState(document);
    const QString owner =
        document && document->owner() ? who + u'|' + QString::number(document->owner()->process) : QString();
    if (std::exchange(m_toldOwner, owner) != owner)
        tellOwner(document);
}

void DocumentBanners::tellState(OpenDocument* document)
{
    const QString name = document ? QFileInfo(document->file()).fileName() : QString();
    const auto on = [guard = QPointer(document)](auto act) {
        return [guard, act] {
            if (guard)
                act(guard);
        };
    };
    const MessageBar::Button saveAs{tr("Save under another name…"),
                                    on([this](OpenDocument* d) { m_files->saveAs(d); })};
    switch (document ? document->fileState() : FileState::Same) {
    case FileState::Changed:
        m_state->showMessage(MessageBar::Kind::Warning,
                             document->isModified() ? tr("Another program has changed %1. You have changes "
                                                         "that are not saved; none of them is lost.")
                                                          .arg(name)
                                                    : tr("Another program has changed %1.").arg(name),
                             {{tr("Reload"), on([this](OpenDocument* d) { m_workspace->reload(d); })},
                              {tr("Compare"), [this] { Q_EMIT compareWanted(); }},
                              {tr("Keep mine"), on([this](OpenDocument* d) { m_workspace->keepMine(d); })}});
        return;
    case FileState::Missing:
        m_state->showMessage(
            MessageBar::Kind::Warning,
            tr("%1 was deleted or renamed. What is open here is all there is of it.").arg(name),
            {{tr("Save it again"), on([this](OpenDocument* d) { m_files->save(d); })}, saveAs});
        return;
    case FileState::Unreadable:
        m_state->showMessage(MessageBar::Kind::Warning,
                             tr("%1 can no longer be read. Check its permissions and the disk.").arg(name),
                             {saveAs});
        return;
    case FileState::Same:
        break;
    }
    if (document && !document->isWritable()) {
        m_state->showMessage(
            MessageBar::Kind::Information,
            tr("%1 is write-protected. Changes can be saved under another name only.").arg(name), {saveAs});
        return;
    }
    m_state->dismiss();
}

void DocumentBanners::tellOwner(const OpenDocument* document)
{
    if (!document || !document->owner()) {
        m_owner->dismiss();
        return;
    }
    const FileOwner owner = *document->owner();
    m_owner->showMessage(
        MessageBar::Kind::Warning,
        tr("%1 is open in another Stellwerk (process %2 on %3, since %4). Here it is open for "
           "reading only.")
            .arg(QFileInfo(document->file()).fileName())
            .arg(owner.process)
            .arg(owner.host, QLocale().toString(owner.since, QLocale::ShortFormat)),
        {{tr("Open anyway"), [guard = QPointer(m_document)] {
              if (guard)
                  guard->openAnyway();
          }}});
}

} // namespace stellwerk
