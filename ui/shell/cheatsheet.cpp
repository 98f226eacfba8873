// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/cheatsheet.h"

#include "run/closebutton.h"
#include "theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMargin = 32; // of the window that stays in sight

} // namespace

CheatSheet::CheatSheet(QWidget* parent)
    : QWidget(parent)
    , m_area(new QScrollArea(this))
{
    setObjectName(u"cheatSheet"_s);
    setAccessibleName(tr("Keyboard shortcuts"));
    setFocusPolicy(Qt::StrongFocus);
    m_area->setObjectName(u"cheatSheet.area"_s);
    m_area->setAccessibleName(tr("Keyboard shortcuts"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto* title = new QLabel(tr("Keyboard shortcuts"), this);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    auto* hint = new QLabel(tr("Esc closes. Tools › Keyboard shortcuts changes them."), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto* closing = new CloseButton(tr("Close"), this);
    closing->setObjectName(u"cheatSheet.close"_s);
    connect(closing, &QToolButton::clicked, this, &CheatSheet::close);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kGroup);
    head->addWidget(title);
    head->addWidget(hint, 1);
    head->addWidget(closing);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin + space::kGroup, kMargin + space::kGroup, kMargin + space::kGroup,
                               kMargin + space::kGroup);
    column->setSpacing(space::kGroup);
    column->addLayout(head);
    column->addWidget(m_area, 1);
    hide();
}

QList<CheatSheet::Group> CheatSheet::groupsOf(const QList<Command>& commands)
{
    QList<Group> groups;
    const auto add = [&](const QString& title, const Line& line) {
        const auto it = std::find_if(groups.begin(), groups.end(),
                                     [&](const Group& group) { return group.title == title; });
        if (it == groups.end())
            groups.append({title, {line}});
        else
            it->lines.append(line);
    };
    for (const Command& command : commands) {
        const QList<QKeySequence> keys = command.action->shortcuts();
        if (keys.isEmpty())
            continue;
        QStringList shown;
        for (const QKeySequence& key : keys)
            shown.append(key.toString(QKeySequence::NativeText));
        const QString title = command.place.section(u" \u203A "_s, 0, 0);
        add(title.isEmpty() ? scopeText(command.scope) : title, {command.text, shown.join(u"   "_s)});
    }
    // What is no command: it stands in no menu and cannot be changed.
    const QString canvas = tr("On the canvas");
    const auto key = [](Qt::Key one) { return QKeySequence(one).toString(QKeySequence::NativeText); };
    const QString arrows = u"\u2190 \u2191 \u2192 \u2193"_s;
    const QString ctrl =
        QKeySequence(Qt::CTRL | Qt::Key_A).toString(QKeySequence::NativeText).section(u'+', 0, 0);
    const QString shift =
        QKeySequence(Qt::SHIFT | Qt::Key_A).toString(QKeySequence::NativeText).section(u'+', 0, 0);
    add(canvas, {tr("Go to the nearest task"), arrows});
    add(canvas,
        {tr("Next task, the one before"), key(Qt::Key_Tab) + u"   "_s + shift + u'+' + key(Qt::Key_Tab)});
    add(canvas, {tr("First task, last task"), key(Qt::Key_Home) + u"   "_s + key(Qt::Key_End)});
    add(canvas, {tr("Move the selected tasks"), ctrl + u'+' + arrows});
    add(canvas, {tr("Move them five steps"), ctrl + u'+' + shift + u'+' + arrows});
    add(canvas, {tr("Give up what is being done, select nothing"), key(Qt::Key_Escape)});
    return groups;
}

void CheatSheet::open(QWidget* window, const QList<Command>& commands)
{
    if (isVisible()) {
        close();
        return;
    }
    m_before = QApplication::focusWidget();
    m_groups = groupsOf(commands);
    if (parentWidget() != window) {
        parentWidget()->removeEventFilter(this);
        setParent(window);
    }
    window->installEventFilter(this);
    setGeometry(window->rect());
    fill();
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

QWidget* CheatSheet::makeGroup(const Group& group)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, space::kGroup);
    column->setSpacing(2);
    auto* title = new QLabel(group.title, box);
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    QPalette accent = title->palette();
    accent.setColor(QPalette::WindowText, themeColor(ColorToken::Accent));
    title->setPalette(accent);
    column->addWidget(title);
    for (const Line& line : group.lines) {
        auto* text = new QLabel(line.text, box);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        auto* keys = new QLabel(line.keys, box);
        keys->setTextFormat(Qt::PlainText);
        keys->setAlignment(Qt::AlignRight | Qt::AlignTop);
        QPalette muted = keys->palette();
        muted.setColor(QPalette::WindowText, themeColor(ColorToken::TextMuted));
        keys->setPalette(muted);
        // Each line for itself: long keys of one leave the others their room.
        auto* row = new QHBoxLayout;
        row->setSpacing(space::kGroup);
        row->addWidget(text, 1);
        row->addWidget(keys);
        column->addLayout(row);
    }
    return box;
}

// As many columns as fit, of about the same height: each group goes where there is most room.
void CheatSheet::fill()
{
    const int wide = fontMetrics().averageCharWidth() * 52;
    const int count = std::clamp((width() - 2 * kMargin - 2 * space::kGroup) / wide, 1, 4);
    auto* content = new QWidget;
    content->setAutoFillBackground(false);
    auto* columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, space::kRelated, 0);
    columns->setSpacing(2 * space::kGroup);
    QList<QVBoxLayout*> filled;
    QList<qsizetype> heights(count, 0);
    for (int i = 0; i < count; ++i) {
        filled.append(new QVBoxLayout);
        filled.last()->setSpacing(0);
        columns->addLayout(filled.last(), 1);
    }
    for (const Group& group : std::as_const(m_groups)) {
        const qsizetype least = std::min_element(heights.cbegin(), heights.cend()) - heights.cbegin();
        filled.at(least)->addWidget(makeGroup(group));
        heights[least] += group.lines.size() + 3;
    }
    for (QVBoxLayout* column : std::as_const(filled))
        column->addStretch(1);
    m_area->setWidget(content);
    m_area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false); // setWidget() switched it on
    // No taller than what it tells.
    const int head = 2 * space::kGroup + fontMetrics().height() * 2 + 2 * space::kGroup;
    const int room = width() - 2 * (kMargin + space::kGroup) - space::kGroup;
    const int wanted =
        columns->hasHeightForWidth() ? columns->totalHeightForWidth(room) : content->sizeHint().height();
    m_frame = rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    m_frame.setHeight(std::min(m_frame.height(), wanted + head));
    QMargins margins = layout()->contentsMargins();
    margins.setBottom(height() - m_frame.bottom() - 1 + space::kGroup);
    layout()->setContentsMargins(margins);
}

void CheatSheet::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::PopupFocusReason);
    else
        parentWidget()->setFocus(Qt::PopupFocusReason);
}

void CheatSheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor shade(Qt::black);
    shade.setAlpha(90);
    painter.fillRect(rect(), shade);
    painter.setPen(themeColor(ColorToken::CardBorder));
    painter.setBrush(themeColor(ColorToken::Surface));
    painter.drawRoundedRect(QRectF(m_frame), space::kRadius, space::kRadius);
}

void CheatSheet::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = m_area->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return;
    case Qt::Key_Down:
        bar->setValue(bar->value() + bar->singleStep());
        return;
    case Qt::Key_Up:
        bar->setValue(bar->value() - bar->singleStep());
        return;
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        bar->setValue(bar->value() + bar->pageStep());
        return;
    case Qt::Key_PageUp:
        bar->setValue(bar->value() - bar->pageStep());
        return;
    default:
        event->ignore();
    }
}

void CheatSheet::mousePressEvent(QMouseEvent* event)
{
    if (!m_frame.contains(event->pos()))
        close();
}

bool CheatSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(parentWidget()->rect());
        fill();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace stellwerk
