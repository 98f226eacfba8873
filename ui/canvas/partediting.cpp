// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/partediting.h"

#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/grouplayer.h"
#include "canvas/notelayer.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopeGuard>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

PartEditing::PartEditing(CanvasView* view)
    : QObject(view)
    , m_view(view)
{}

void PartEditing::edit(const QString& noteOrGroup)
{
    close(true);
    m_view->centerOnPart(noteOrGroup);
    if (m_view->editor()->package().note(noteOrGroup))
        editNote(noteOrGroup);
    else if (m_view->editor()->package().group(noteOrGroup))
        editTitle(noteOrGroup);
}

void PartEditing::open(QWidget* field, const QString& id, const QRect& place)
{
    m_field = field;
    m_id = id;
    field->setGeometry(place);
    field->installEventFilter(this);
    field->show();
    field->setFocus();
    Q_EMIT m_view->writingChanged();
}

void PartEditing::editTitle(const GroupId& id)
{
    const GroupItem* item = m_view->canvasScene()->groups()->item(id);
    if (!item)
        return;
    auto* edit = new QLineEdit(m_view->editor()->package().group(id)->title, m_view);
    edit->setObjectName(u"canvas.renameGroup"_s);
    edit->setAccessibleName(tr("Title of the group"));
    edit->setMaxLength(256);
    edit->selectAll();
    const QRectF bar(item->frame().topLeft(), QSizeF(item->outline().width(), GroupItem::kTitle));
    const QRect title = m_view->mapFromScene(bar).boundingRect();
    const int indent = int(GroupItem::kTitle * m_view->zoom());
    const int height = edit->sizeHint().height();
    open(edit, id,
         {title.left() + indent, title.center().y() - height / 2,
          std::clamp(title.width() - 2 * indent, 160, 480), height});
    connect(edit, &QLineEdit::returnPressed, this, [this] { close(true); });
}

void PartEditing::editNote(const NoteId& id)
{
    const NoteItem* item = m_view->canvasScene()->notes()->item(id);
    if (!item)
        return;
    const StickyNote* note = m_view->editor()->package().note(id);
    auto* edit = new QPlainTextEdit(note->text, m_view);
    edit->setObjectName(u"canvas.editNote"_s);
    edit->setAccessibleName(tr("Text of the note"));
    edit->setPlaceholderText(tr("Markdown: # title, **bold**, - list"));
    edit->setTabChangesFocus(true);
    QPalette palette = edit->palette();
    palette.setColor(QPalette::Base, themeColor(tokenOf(note->color)));
    palette.setColor(QPalette::Text, themeColor(ColorToken::Text));
    palette.setColor(QPalette::PlaceholderText, themeColor(ColorToken::TextMuted));
    edit->setPalette(palette);
    edit->moveCursor(QTextCursor::End);
    const QRect place = m_view->mapFromScene(item->card()).boundingRect();
    open(edit, id, {place.topLeft(), place.size().expandedTo({200, 96})});
}

bool PartEditing::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field)
        return false;
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape) {
            close(false);
            return true;
        }
        if (enter && key->modifiers() & Qt::ControlModifier) {
            close(true);
            return true;
        }
    } else if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            close(true);
    }
    return false;
}

void PartEditing::close(bool keep)
{
    QWidget* field = std::exchange(m_field, nullptr);
    if (!field)
        return;
    const QString id = std::exchange(m_id, {});
    const auto* title = qobject_cast<QLineEdit*>(field);
    const auto* text = qobject_cast<QPlainTextEdit*>(field);
    const QString written = title ? title->text().simplified() : text ? text->toPlainText() : QString();
    const bool hadFocus = field->hasFocus();
    field->removeEventFilter(this);
    field->hide();
    field->deleteLater();
    if (hadFocus)
        m_view->setFocus();
    const auto tell = qScopeGuard([this] { Q_EMIT m_view->writingChanged(); }); // once it is written
    if (!keep)
        return;
    PackageEditor* editor = m_view->editor();
    if (text)
        return editor->writeNote(id, written);
    if (const Group* found = editor->package().group(id)) {
        Group after = *found;
        after.title = written;
        editor->changeGroup(after, tr("Rename group"));
    }
}

} // namespace stellwerk
