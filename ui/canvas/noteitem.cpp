// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/noteitem.h"

#include "canvas/canvaspainter.h"
#include "theme/stateappearance.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QScopedValueRollback>
#include <QStyleOptionGraphicsItem>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMargin = 10;
constexpr qsizetype kLongest = 8000; // characters that are shown; a note is no book

// Loads nothing: a picture in a note would name a file of this computer.
class PlainDocument final : public QTextDocument
{
public:
    PlainDocument()
    {
        setUndoRedoEnabled(false);
        setDocumentMargin(0);
        setIndentWidth(16);
        QFont font = QApplication::font();
        font.setPixelSize(12);
        setDefaultFont(font);
    }
    void show(const QString& text, double width)
    {
        setMarkdown(text.size() > kLongest ? text.left(kLongest) + u'\u2026' : text,
                    QTextDocument::MarkdownFeatures(QTextDocument::MarkdownNoHTML) |
                        QTextDocument::MarkdownDialectGitHub);
        setTextWidth(width);
        calm();
    }

protected:
    QVariant loadResource(int, const QUrl&) override { return {}; }

private:
    // A note is small: titles only a little larger than its text, narrow lists, some air between paragraphs.
    void calm()
    {
        for (QTextBlock block = begin(); block.isValid(); block = block.next()) {
            QTextCursor cursor(block);
            QTextBlockFormat format = block.blockFormat();
            const int level = format.headingLevel();
            format.setTopMargin(0);
            format.setBottomMargin(block.next().isValid() && !block.next().textList() ? 5 : 1);
            cursor.setBlockFormat(format);
            if (level == 0)
                continue;
            QTextCharFormat letters;
            letters.setProperty(QTextFormat::FontSizeAdjustment, level == 1 ? 1 : 0); // 1: a fifth larger
            cursor.select(QTextCursor::BlockUnderCursor);
            cursor.mergeCharFormat(letters);
        }
    }
};

} // namespace

NoteItem::NoteItem(const NoteId& id)
    : m_id(id)
{
    setZValue(1.8); // over lines, under cards
    setAcceptedMouseButtons(Qt::NoButton);
}

NoteItem::~NoteItem() = default;

void NoteItem::setNote(const StickyNote& note)
{
    if (note == m_note)
        return;
    m_note = note;
    m_document.reset();
    update();
}

QSizeF NoteItem::shownSize(const QSizeF& size)
{
    return size.isValid() ? size.expandedTo(kLeast).boundedTo(kMost) : kFirstSize;
}

void NoteItem::setSize(const QSizeF& size)
{
    const QSizeF shown = shownSize(size);
    if (shown == m_size)
        return;
    prepareGeometryChange();
    m_size = shown;
    if (m_document)
        m_document->setTextWidth(m_size.width() - 2 * kMargin);
}

double NoteItem::heightFor(const QString& text, double width)
{
    PlainDocument document;
    document.show(text, width - 2 * kMargin);
    return document.size().height() + 2 * kMargin;
}

QString NoteItem::firstLine(const StickyNote& note)
{
    PlainDocument document;
    document.show(note.text.left(400), 400);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QString line = block.text().simplified();
        if (!line.isEmpty())
            return line.left(120);
    }
    return {};
}

void NoteItem::mark(Mark mark, bool on)
{
    if (m_marks.testFlag(mark) == on)
        return;
    m_marks.setFlag(mark, on);
    update();
}

void NoteItem::themeChanged()
{
    m_document.reset(); // Markdown puts the palette's colours into the document
    update();
}

QRectF NoteItem::boundingRect() const
{
    return QRectF(QPointF(0, 0), m_size).adjusted(-10, -10, 10, 10);
}

QPainterPath NoteItem::shape() const
{
    QPainterPath path;
    path.addRect(QRectF(QPointF(0, 0), m_size));
    return path;
}

void NoteItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const QScopedValueRollback plain(m_marks, CanvasPainter::drawsPicture() ? m_marks & Locked : m_marks);
    painter->save();
    const bool near = zoom >= CanvasPainter::kFullDetail;
    painter->setRenderHint(QPainter::Antialiasing, near);
    paintFrame(painter);
    if (near) {
        paintText(painter);
    } else if (zoom >= CanvasPainter::kReadable) {
        QFont font = QApplication::font();
        font.setPixelSize(20);
        painter->setFont(font);
        painter->setPen(themeColor(ColorToken::Text));
        const QRectF place = QRectF(QPointF(0, 0), m_size).adjusted(8, 4, -8, -4);
        painter->setClipRect(place);
        painter->drawText(place, int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap,
                          m_document ? m_document->firstBlock().text() : firstLine(m_note));
    }
    painter->restore();
}

void NoteItem::paintFrame(QPainter* painter) const
{
    const QRectF body(QPointF(0, 0), m_size);
    painter->setPen(QPen(themeColor(m_marks & Hovered ? ColorToken::TextMuted : ColorToken::CardBorder), 1));
    painter->setBrush(themeColor(tokenOf(m_note.color)));
    painter->drawRoundedRect(body, 3, 3);
    if (m_marks & (Hovered | Selected)) { // the grip
        painter->setPen(QPen(themeColor(ColorToken::TextMuted), 1.2));
        for (const double away : {4.0, 8.0})
            painter->drawLine(body.bottomRight() - QPointF(away, 2), body.bottomRight() - QPointF(2, away));
    }
    painter->setBrush(Qt::NoBrush);
    if (m_marks & Selected) {
        painter->setPen(QPen(themeColor(ColorToken::Accent), 2));
        painter->drawRoundedRect(body.adjusted(-1.5, -1.5, 1.5, 1.5), 4, 4);
    }
    if (m_marks & Current) {
        painter->setPen(QPen(themeColor(ColorToken::FocusRing), 1.5));
        painter->drawRoundedRect(body.adjusted(-4.5, -4.5, 4.5, 4.5), 6, 6);
    }
    if (m_marks & Locked)
        paintLockBadge(painter, body.topRight());
}

// On the corner, where it hides no word.
void NoteItem::paintLockBadge(QPainter* painter, const QPointF& corner)
{
    painter->setPen(QPen(themeColor(ColorToken::CardBorder), 1));
    painter->setBrush(themeColor(ColorToken::Card));
    painter->drawEllipse(corner, 9, 9);
    paintLock(painter, corner - QPointF(0, 0.5));
}

void NoteItem::paintText(QPainter* painter)
{
    if (!m_document) {
        auto document = std::make_unique<PlainDocument>();
        document->show(m_note.text, m_size.width() - 2 * kMargin);
        m_document = std::move(document);
    }
    const QRectF room(kMargin, kMargin, m_size.width() - 2 * kMargin, m_size.height() - 2 * kMargin);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette = Theme::palette(Theme::instance().isDark());
    context.palette.setColor(QPalette::Text, themeColor(ColorToken::Text));
    context.clip = QRectF(QPointF(0, 0), room.size());
    painter->save();
    painter->setClipRect(room, Qt::IntersectClip);
    painter->translate(room.topLeft());
    if (m_note.text.trimmed().isEmpty()) {
        painter->setPen(themeColor(ColorToken::TextMuted));
        painter->setFont(m_document->defaultFont());
        painter->drawText(QRectF(QPointF(0, 0), room.size()),
                          int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap,
                          QApplication::translate("stellwerk::Note", "Double click to write"));
    } else {
        m_document->documentLayout()->draw(painter, context);
    }
    painter->restore();
    if (m_document->size().height() > room.height() + 1) { // there is more than fits
        painter->setPen(Qt::NoPen);
        painter->setBrush(themeColor(ColorToken::TextMuted));
        for (const double x : {-6.0, 0.0, 6.0})
            painter->drawEllipse(QPointF(m_size.width() / 2 + x, m_size.height() - 5), 1.5, 1.5);
    }
}

void paintLock(QPainter* painter, const QPointF& middle)
{
    const QColor color = themeColor(ColorToken::TextMuted);
    painter->save();
    painter->setPen(QPen(color, 1.4));
    painter->setBrush(Qt::NoBrush);
    QPainterPath bow;
    bow.moveTo(middle + QPointF(-2.6, 0));
    bow.arcTo(QRectF(middle + QPointF(-2.6, -5), QSizeF(5.2, 6)), 180, -180);
    bow.lineTo(middle + QPointF(2.6, 0));
    painter->drawPath(bow);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(QRectF(middle + QPointF(-4.5, -0.5), QSizeF(9, 6.5)), 1.2, 1.2);
    painter->restore();
}

} // namespace stellwerk
