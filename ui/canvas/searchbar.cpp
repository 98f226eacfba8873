// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/searchbar.h"

#include "theme/floatingpanel.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAbstractListModel>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QToolButton>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowsShown = 8;

}

class SearchHits final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    // The list shows a question's answer: another question, another list.
    void set(const QList<SearchHit>& hits)
    {
        beginResetModel();
        m_hits = hits;
        endResetModel();
    }
    [[nodiscard]] const QList<SearchHit>& hits() const { return m_hits; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_hits.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid())
            return {};
        const SearchHit& hit = m_hits.at(index.row());
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return hit.detail.isEmpty() ? hit.title : hit.title + u" \u00b7 "_s + hit.detail;
        if (role == Qt::SizeHintRole)
            return QSize(0, std::max(space::kMinimumTarget,
                                     QFontMetrics(QApplication::font()).height() + space::kRelated));
        return {};
    }

private:
    QList<SearchHit> m_hits;
};

SearchBar::SearchBar(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_close(new QToolButton(this))
    , m_list(new QListView(this))
    , m_hits(new SearchHits(this))
{
    setObjectName(u"canvas.search"_s);
    m_text->setObjectName(u"canvas.search.text"_s);
    m_text->setClearButtonEnabled(true);
    m_count->setObjectName(u"canvas.search.count"_s);
    m_count->setFont(Theme::tabular(m_count->font()));
    m_count->setMinimumWidth(m_count->fontMetrics().horizontalAdvance(u"000 / 0000 "_s));
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_list->setObjectName(u"canvas.search.hits"_s);
    m_list->setModel(m_hits);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus); // arrows in the text go through it
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, space::kRelated);
    layout->setSpacing(space::kUnit);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::kUnit);
    line->addWidget(m_text, 1);
    line->addWidget(m_count);
    const auto button = [&](QToolButton* made, const QString& name, std::optional<Icon> picture) {
        made->setObjectName(name);
        if (picture)
            made->setIcon(icon(*picture));
        made->setAutoRaise(true);
        line->addWidget(made);
    };
    button(m_previous, u"canvas.search.previous"_s, Icon::Up);
    button(m_next, u"canvas.search.next"_s, Icon::Down);
    button(m_close, u"canvas.search.close"_s, {});
    m_close->setText(u"\u2715"_s);
    layout->addLayout(line);
    layout->addWidget(m_list);
    setFocusProxy(m_text);
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_current = -1;
        Q_EMIT textEdited(text);
    });
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_close, &QToolButton::clicked, this, &SearchBar::close);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
    retranslate();
    updateCount();
    hide();
}

void SearchBar::retranslate()
{
    setAccessibleName(tr("Search in the package"));
    m_text->setPlaceholderText(tr("Find: name, job, server, state, note"));
    m_text->setAccessibleName(tr("Find in the package"));
    m_text->setToolTip(tr("Words must all occur. For one field: server:SQL01 state:failed job: name: note: "
                          "group:"));
    m_list->setAccessibleName(tr("Hits"));
    const auto name = [](QToolButton* button, const QString& text, const QString& keys) {
        button->setAccessibleName(text);
        button->setToolTip(u"%1 (%2)"_s.arg(text, keys));
    };
    name(m_previous, tr("Previous hit"), QKeySequence(u"Shift+F3"_s).toString(QKeySequence::NativeText));
    name(m_next, tr("Next hit"), QKeySequence(u"F3"_s).toString(QKeySequence::NativeText));
    name(m_close, tr("Close the search"), QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    updateCount();
}

void SearchBar::open()
{
    show();
    raise();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    fitHeight();
}

void SearchBar::close()
{
    if (!isVisible())
        return;
    parentWidget()->setFocus(
        Qt::OtherFocusReason); // first: hiding what has the focus would pass it on by Tab
    hide();
    Q_EMIT closed();
}

const QList<SearchHit>& SearchBar::hits() const
{
    return m_hits->hits();
}

QString SearchBar::text() const
{
    return m_text->text();
}

void SearchBar::setHits(const QList<SearchHit>& hits)
{
    if (hits != m_hits->hits()) {
        const QString at = m_hits->hits().value(m_current).id;
        const auto found = m_current < 0 ? hits.cend()
                                         : std::find_if(hits.cbegin(), hits.cend(),
                                                        [&](const SearchHit& hit) { return hit.id == at; });
        m_hits->set(hits);
        m_current = found == hits.cend() ? -1 : int(found - hits.cbegin());
    }
    if (m_current >= 0)
        m_list->setCurrentIndex(m_hits->index(m_current));
    updateCount();
    fitHeight();
}

void SearchBar::step(int by)
{
    const int count = int(m_hits->hits().size());
    if (count == 0)
        return;
    choose(m_current < 0 ? (by > 0 ? 0 : count - 1) : (m_current + by + count) % count);
}

void SearchBar::choose(int index)
{
    m_current = index;
    m_list->setCurrentIndex(m_hits->index(index));
    updateCount();
    Q_EMIT wanted(m_hits->hits().at(index));
}

void SearchBar::updateCount()
{
    const int count = int(m_hits->hits().size());
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    if (m_text->text().trimmed().isEmpty())
        m_count->clear();
    else if (m_current >= 0)
        m_count->setText(tr("%1 of %2", "the so-manieth of so many hits").arg(m_current + 1).arg(count));
    else
        m_count->setText(count == 0 ? tr("no hit") : tr("%n hit(s)", nullptr, count));
    m_count->setAccessibleName(m_count->text());
}

void SearchBar::fitHeight()
{
    const int rows = std::min(kRowsShown, int(m_hits->hits().size()));
    m_list->setVisible(rows > 0);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), fontMetrics().height()) + 2);
    layout()->activate();
    const int width =
        std::min(parentWidget()->width() - 2 * space::kGroup, fontMetrics().averageCharWidth() * 62);
    resize(width, sizeHint().height());
    move(parentWidget()->width() - width - space::kGroup, space::kGroup);
}

void SearchBar::paintEvent(QPaintEvent*)
{
    paintFloatingPanel(this);
}

void SearchBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

bool SearchBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // F3 belongs to the search while the caret is in it, whatever else the window does with the key.
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_F3)
            event->accept();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<const QKeyEvent*>(event);
    const bool shift = key->modifiers() & Qt::ShiftModifier;
    switch (key->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F3:
        step(shift ? -1 : 1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace stellwerk
