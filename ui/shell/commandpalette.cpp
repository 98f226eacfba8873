// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/commandpalette.h"

#include "shell/fuzzymatch.h"
#include "shell/palettedelegate.h"
#include "theme/floatingpanel.h"
#include "theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostRecent = 12;
constexpr int kRecentBonus = 6;
constexpr qsizetype kShown = 300;

} // namespace

void PaletteModel::setRows(QList<PaletteRow> rows, const QStringList& recent)
{
    const auto rank = [&](const PaletteRow& row) {
        const qsizetype index = row.id.isEmpty() ? -1 : recent.indexOf(row.id);
        return index < 0 ? recent.size() : index;
    };
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const PaletteRow& a, const PaletteRow& b) { return rank(a) < rank(b); });
    m_recent = std::count_if(rows.cbegin(), rows.cend(),
                             [&](const PaletteRow& row) { return rank(row) < recent.size(); });
    m_all = std::move(rows);
}

void PaletteModel::filter(const QString& typed)
{
    struct Hit
    {
        int score;
        PaletteRow row;
    };
    QList<Hit> hits;
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        PaletteRow row = m_all.at(i);
        if (typed.isEmpty()) {
            hits.append({0, row});
            continue;
        }
        const auto own = fuzzyMatch(typed, row.text);
        // "arrange left": a word may be in the place.
        const auto wide = own ? std::nullopt : fuzzyMatch(typed, row.text + u' ' + row.detail);
        if (!own && !wide)
            continue;
        for (const int at : own ? own->positions : wide->positions) {
            if (at < row.text.size())
                row.marked.append(at);
        }
        const int score = (own ? own->score + 20 : wide->score) + (i < m_recent ? kRecentBonus : 0) -
                          (row.reason.isEmpty() ? 0 : 4);
        hits.append({score, row});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
    beginResetModel(); // nothing is selected that could survive: the best one is current
    m_shown.clear();
    for (qsizetype i = 0; i < std::min(hits.size(), kShown); ++i)
        m_shown.append(hits.at(i).row);
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const PaletteRow& row = m_shown.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::CheckStateRole:
        return {};
    case DetailRole:
        return row.checked ? tr("%1 · on", "a command that is switched on").arg(row.detail) : row.detail;
    case KeysRole:
        return row.keys;
    case ReasonRole:
        return row.reason;
    case MarkedRole:
        return QVariant::fromValue(row.marked);
    case Qt::AccessibleTextRole: {
        QStringList parts{row.text, row.detail, row.keys};
        if (!row.reason.isEmpty())
            parts.append(tr("not available: %1").arg(row.reason));
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    default:
        return {};
    }
}

CommandPalette::CommandPalette(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(tr("Nothing fits."), this))
    , m_foot(new QLabel(this))
    , m_model(new PaletteModel(this))
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Commands"));
    setFocusProxy(m_text);
    m_text->setObjectName(u"commandPalette.text"_s);
    m_text->setAccessibleName(tr("Command to look for"));
    m_text->setClearButtonEnabled(true);
    m_list->setObjectName(u"commandPalette.list"_s);
    m_list->setAccessibleName(tr("Commands that fit"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setMinimumHeight(space::kMinimumTarget * 2);
    m_nothing->hide();
    m_foot->setObjectName(u"commandPalette.foot"_s);
    m_foot->setForegroundRole(QPalette::PlaceholderText);
    m_foot->setContentsMargins(space::kUnit, 0, space::kUnit, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, space::kRelated);
    column->setSpacing(space::kRelated);
    column->addWidget(m_text);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    column->addWidget(m_foot);
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textChanged, this, &CommandPalette::typedChanged);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        m_list->setCurrentIndex(index);
        runCurrent();
    });
    hide();
}

void CommandPalette::setSource(QChar prefix, const QString& what, Source source)
{
    m_sources[prefix] = {what, std::move(source)};
    QStringList words;
    for (const auto& [letter, offer] : m_sources)
        words.append(offer.what);
    m_foot->setText(words.join(u"   \u00b7   "_s));
}

void CommandPalette::open(QWidget* window, const QString& typed)
{
    if (isVisible() && parentWidget() == window) {
        close();
        return;
    }
    m_before = QApplication::focusWidget();
    if (parentWidget() != window) {
        parentWidget()->removeEventFilter(this);
        setParent(window);
    }
    window->installEventFilter(this);
    m_filled = false;
    m_text->setText(typed);
    typedChanged(typed);
    place();
    show();
    raise();
    m_text->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::place()
{
    const QRect room = parentWidget()->rect();
    const int letter = fontMetrics().averageCharWidth();
    const int width = std::min(letter * 90, room.width() - 2 * space::kGroup);
    const int height = std::min(fontMetrics().height() * 30, room.height() - 4 * space::kGroup);
    setGeometry((room.width() - width) / 2, std::min(room.height() / 12, 72), width, height);
}

void CommandPalette::typedChanged(const QString& typed)
{
    QChar prefix;
    QString rest = typed;
    if (!typed.isEmpty() && m_sources.contains(typed.at(0))) {
        prefix = typed.at(0);
        rest = typed.mid(1);
    }
    if (!m_filled || prefix != m_prefix) {
        const auto source = m_sources.find(prefix);
        m_model->setRows(source == m_sources.end() ? QList<PaletteRow>() : source->second.source(), m_recent);
        m_prefix = prefix;
        m_filled = true;
    }
    m_model->filter(rest.trimmed());
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->scrollToTop();
    m_list->setVisible(m_model->rowCount() > 0);
    m_nothing->setVisible(m_model->rowCount() == 0);
}

void CommandPalette::step(int by)
{
    const int last = m_model->rowCount() - 1;
    if (last >= 0)
        m_list->setCurrentIndex(m_model->index(std::clamp(m_list->currentIndex().row() + by, 0, last), 0));
}

void CommandPalette::runCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const PaletteRow row = m_model->row(current.row());
    if (!row.reason.isEmpty())
        return; // the line says why
    if (!row.id.isEmpty()) {
        m_recent.removeAll(row.id);
        m_recent.prepend(row.id);
        m_recent.resize(std::min(m_recent.size(), kMostRecent));
        Q_EMIT recentChanged(m_recent);
    }
    close(); // first: the command finds the focus where it was
    row.run();
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    hide();
    give();
}

void CommandPalette::give()
{
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::PopupFocusReason);
    else if (parentWidget())
        parentWidget()->setFocus(Qt::PopupFocusReason);
    m_before.clear();
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    paintFloatingPanel(this, ColorToken::Accent);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_text)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && isVisible()) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            hide(); // the focus went where it was wanted
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // Esc and Enter are the palette's while it is open, whatever the window does with them.
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter)
            event->accept();
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)));
    switch (static_cast<const QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_PageUp:
        step(-page);
        return true;
    case Qt::Key_PageDown:
        step(page);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // nothing else to reach; Esc leaves
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace stellwerk
