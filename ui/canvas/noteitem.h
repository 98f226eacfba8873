// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QFlags>
#include <QGraphicsItem>

#include <memory>

class QTextDocument;

namespace stellwerk {

// A sticky note: Markdown, wrapped to its width. Neither HTML in it nor pictures it names are looked at, and
// links are text, for the file may come from anywhere.
class NoteItem final : public QGraphicsItem
{
public:
    enum { Type = UserType + 4 };
    enum Mark { Selected = 1, Current = 2, Hovered = 4, Locked = 8 };
    Q_DECLARE_FLAGS(Marks, Mark)

    static constexpr QSizeF kFirstSize{208, 128};
    static constexpr QSizeF kLeast{96, 48};
    static constexpr QSizeF kMost{1600, 1600};

    explicit NoteItem(const NoteId& id);
    ~NoteItem() override;

    [[nodiscard]] const NoteId& id() const { return m_id; }
    void setNote(const StickyNote& note);
    [[nodiscard]] NoteColor color() const { return m_note.color; }
    void setSize(const QSizeF& size); // kept between kLeast and kMost
    [[nodiscard]] const QSizeF& size() const { return m_size; }
    [[nodiscard]] QRectF card() const { return {pos(), m_size}; }
    // So high that all of the text shows, at a width.
    [[nodiscard]] static double heightFor(const QString& text, double width);
    // What a size in a file, or none, becomes.
    [[nodiscard]] static QSizeF shownSize(const QSizeF& size);
    // Its first line without Markdown: what lists and screen readers call it.
    [[nodiscard]] static QString firstLine(const StickyNote& note);

    void mark(Mark mark, bool on);
    [[nodiscard]] bool isMarked(Mark mark) const { return m_marks.testFlag(mark); }
    void themeChanged();

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override;
    [[nodiscard]] QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintText(QPainter* painter);
    void paintFrame(QPainter* painter) const;
    static void paintLockBadge(QPainter* painter, const QPointF& corner);

    NoteId m_id;
    StickyNote m_note;
    QSizeF m_size = kFirstSize;
    Marks m_marks;
    std::unique_ptr<QTextDocument> m_document; // made when it is painted first
};

Q_DECLARE_OPERATORS_FOR_FLAGS(NoteItem::Marks)

// A padlock, 9 x 11 around its place: for cards and notes that no gesture moves.
void paintLock(QPainter* painter, const QPointF& middle);

} // namespace stellwerk
