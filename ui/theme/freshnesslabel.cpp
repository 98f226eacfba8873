// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/freshnesslabel.h"

#include "theme/durationtext.h"
#include "theme/freshness.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVeil = 110; // of 255

// Lies over a view as large as it is and lets everything through but the light.
class Veil final : public QWidget
{
public:
    explicit Veil(QWidget* view)
        : QWidget(view)
    {
        setObjectName(u"staleVeil"_s);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        view->installEventFilter(this);
        hide();
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest ||
            event->type() == QEvent::Show)
            setGeometry(parentWidget()->rect());
        else if (event->type() == QEvent::ChildAdded && isVisible())
            raise();
        return QWidget::eventFilter(watched, event);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QColor grey = themeColor(ColorToken::Window);
        grey.setAlpha(kVeil);
        QPainter(this).fillRect(rect(), grey);
    }
};

} // namespace

FreshnessLabel::FreshnessLabel(QWidget* parent)
    : QLabel(parent)
{
    setObjectName(u"freshness"_s);
    setTextFormat(Qt::PlainText); // a server's name may look like anything
    setFont(Theme::tabular(font()));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    connect(&Theme::instance(), &Theme::changed, this, &FreshnessLabel::update);
    update();
}

void FreshnessLabel::setFreshness(Freshness* freshness)
{
    if (m_freshness)
        m_freshness->disconnect(this);
    m_freshness = freshness;
    if (freshness)
        connect(freshness, &Freshness::changed, this, &FreshnessLabel::update);
    update();
}

void FreshnessLabel::cover(QWidget* view)
{
    m_veils.append(new Veil(view));
    update();
}

QString FreshnessLabel::textOf(const Freshness& freshness)
{
    const auto age = freshness.age();
    if (!age)
        return freshness.reason().isEmpty() ? QString() : tr("No news: %1").arg(freshness.reason());
    const auto whole = std::chrono::floor<std::chrono::seconds>(*age);
    const QString ago =
        whole.count() < 1 ? tr("updated just now") : tr("updated %1 ago").arg(durationText(whole));
    if (!freshness.isStale())
        return ago;
    return freshness.reason().isEmpty() ? tr("Stale: %1").arg(ago)
                                        : tr("Stale: %1 (%2)").arg(ago, freshness.reason());
}

QString FreshnessLabel::shortTextOf(const Freshness& freshness)
{
    const auto age = freshness.age();
    if (!age)
        return freshness.reason().isEmpty() ? QString() : tr("No news");
    const QString ago = tr("%1 ago").arg(durationText(std::chrono::floor<std::chrono::seconds>(*age)));
    return freshness.isStale() ? tr("Stale: %1").arg(ago) : ago;
}

void FreshnessLabel::setCompact(bool compact)
{
    m_compact = compact;
    update();
}

void FreshnessLabel::setOnlyWhenStale(bool only)
{
    if (std::exchange(m_onlyWhenStale, only) != only)
        update();
}

void FreshnessLabel::update()
{
    const QString text = m_freshness ? textOf(*m_freshness) : QString();
    const bool stale = m_freshness && m_freshness->isStale();
    setText(m_onlyWhenStale && !stale  ? QString()
            : m_compact && m_freshness ? shortTextOf(*m_freshness)
                                       : text);
    setToolTip(stale ? tr("%1. What is shown may be out of date.").arg(text) : text);
    setAccessibleName(text);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText,
                    themeColor(stale ? ColorToken::StateWarnings : ColorToken::TextMuted));
    if (colors != palette())
        setPalette(colors);
    if (std::exchange(m_stale, stale) != stale) {
        updateGeometry();
        QAccessibleEvent event(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
    for (const QPointer<QWidget>& veil : std::as_const(m_veils)) {
        if (!veil)
            continue;
        veil->setGeometry(veil->parentWidget()->rect());
        veil->setVisible(stale);
        veil->raise();
    }
}

QSize FreshnessLabel::sizeHint() const
{
    const QSize own = QLabel::sizeHint();
    if (text().isEmpty())
        return {0, own.height()};
    const QString longest = (m_compact ? tr("%1 ago") : tr("updated %1 ago")).arg(u"00 s"_s);
    const int usual = fontMetrics().horizontalAdvance(longest) + 2 * space::kUnit;
    return {std::max(own.width(), usual), own.height()};
}

QSize FreshnessLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 9 * fontMetrics().averageCharWidth()), QLabel::sizeHint().height()};
}

void FreshnessLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace stellwerk
