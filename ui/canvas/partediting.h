// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace stellwerk {

class CanvasView;

// Writing in place: the title of a group in its frame, the Markdown of a note in the note. Enter (in a note:
// Ctrl+Enter), or a click elsewhere keeps what was written; Esc does not.
class PartEditing final : public QObject
{
    Q_OBJECT
public:
    explicit PartEditing(CanvasView* view);

    void edit(const QString& noteOrGroup);
    void close(bool keep);
    [[nodiscard]] bool isOpen() const { return m_field; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void editTitle(const GroupId& id);
    void editNote(const NoteId& id);
    void open(QWidget* field, const QString& id, const QRect& place);

    CanvasView* m_view;
    QPointer<QWidget> m_field;
    QString m_id;
};

} // namespace stellwerk
