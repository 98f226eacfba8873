// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/momentslider.h"

#include "run/runmoment.h"
#include "theme/durationtext.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRange = 1'000'000; // of the QSlider below: runs may last weeks, and an int is no clock
constexpr int kMargin = 8;        // room for the handle at both ends
constexpr int kTrack = 4;

// A slider that tells its moment in words.
class MomentAccessible final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit MomentAccessible(MomentSlider* slider)
        : QAccessibleWidget(slider, QAccessible::Slider)
        , m_slider(slider)
    {}
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_slider->valueText() : QAccessibleWidget::text(kind);
    }
    [[nodiscard]] QVariant currentValue() const override { return m_slider->value(); }
    void setCurrentValue(const QVariant& value) override { m_slider->setValue(value.toInt()); }
    [[nodiscard]] QVariant maximumValue() const override { return kRange; }
    [[nodiscard]] QVariant minimumValue() const override { return 0; }
    [[nodiscard]] QVariant minimumStepSize() const override { return m_slider->singleStep(); }

private:
    MomentSlider* m_slider;
};

QAccessibleInterface* factory(const QString&, QObject* object)
{
    auto* slider = qobject_cast<MomentSlider*>(object);
    return slider ? new MomentAccessible(slider) : nullptr;
}

// With its date where it is another one than the run's start.
QString clock(const QDateTime& utc, const QDateTime& start)
{
    const QDateTime local = utc.toLocalTime();
    const QString time = local.toString(u"HH:mm:ss"_s);
    return local.date() == start.toLocalTime().date()
               ? time
               : QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + time;
}

} // namespace

MomentSlider::MomentSlider(RunMoment* run, QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
    , m_run(run)
{
    QAccessible::installFactory(factory); // a factory that is installed already is not added again
    setObjectName(u"moment.slider"_s);
    setAccessibleName(tr("Moment of the run"));
    setFocusPolicy(Qt::StrongFocus);
    setRange(0, kRange);
    setSingleStep(kRange / 100);
    setPageStep(kRange / 10);
    setMouseTracking(true);
    connect(run, &RunMoment::momentChanged, this, &MomentSlider::refresh);
    connect(run, &RunMoment::grew, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(this, &QSlider::valueChanged, this, [this](int value) { // by a screen reader
        m_run->seek(
            beginsAt().addMSecs(qint64(double(value) / kRange * double(beginsAt().msecsTo(endsAt())))));
    });
    refresh();
}

QDateTime MomentSlider::beginsAt() const
{
    return m_run->tape().beginsAt();
}

QDateTime MomentSlider::endsAt() const
{
    const RunTape& tape = m_run->tape();
    return tape.count() > 0 && m_run->isLive() ? std::max(tape.endsAt(), QDateTime::currentDateTimeUtc())
                                               : tape.endsAt();
}

QDateTime MomentSlider::momentAt(int x) const
{
    const int room = std::max(1, width() - 2 * kMargin);
    const double part = std::clamp(double(x - kMargin) / room, 0.0, 1.0);
    return beginsAt().addMSecs(qRound64(part * double(beginsAt().msecsTo(endsAt()))));
}

int MomentSlider::xOf(const QDateTime& moment) const
{
    const double whole = std::max<double>(1, double(beginsAt().msecsTo(endsAt())));
    const double part = std::clamp(double(beginsAt().msecsTo(moment)) / whole, 0.0, 1.0);
    return kMargin + qRound(part * (width() - 2 * kMargin));
}

QString MomentSlider::valueText() const
{
    const RunTape& tape = m_run->tape();
    if (tape.count() == 0)
        return {};
    const QDateTime end = endsAt();
    const QDateTime shown = m_run->isAtEnd() ? end : m_run->moment();
    const auto length = [](const QDateTime& from, const QDateTime& to) {
        return durationTextShort(std::chrono::seconds(from.secsTo(to)));
    };
    return tr("%1, %2 of %3", "clock time, time since the start, whole duration")
        .arg(clock(shown, beginsAt()), length(beginsAt(), shown), length(beginsAt(), end));
}

void MomentSlider::refresh()
{
    const QDateTime end = endsAt();
    const double whole = std::max<double>(1, double(beginsAt().msecsTo(end)));
    const int now =
        m_run->isAtEnd() ? kRange : int(double(beginsAt().msecsTo(m_run->moment())) / whole * kRange);
    const QSignalBlocker quiet(this); // it follows; only a person leads
    setValue(now);
    QAccessibleValueChangeEvent told(this, now);
    QAccessible::updateAccessibility(&told);
    update();
}

QSize MomentSlider::sizeHint() const
{
    return {240, 28};
}

QSize MomentSlider::minimumSizeHint() const
{
    return {120, 28};
}

void MomentSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const RunTape& tape = m_run->tape();
    const QRectF track(kMargin, height() / 2.0 - kTrack / 2.0, width() - 2 * kMargin, kTrack);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColor(ColorToken::Border));
    painter.drawRoundedRect(track, kTrack / 2.0, kTrack / 2.0);
    if (tape.count() == 0)
        return;
    const int here = m_run->isAtEnd() ? width() - kMargin : xOf(m_run->moment());
    painter.setBrush(themeColor(ColorToken::Accent));
    painter.drawRoundedRect(QRectF(track.left(), track.top(), here - track.left(), kTrack), kTrack / 2.0,
                            kTrack / 2.0);
    // One mark a pixel is all that can be seen. Failures stand above the others: longer, and a cross.
    QSet<int> drawn;
    painter.setBrush(themeColor(ColorToken::TextMuted));
    for (const RunTape::Mark& mark : tape.marks()) {
        const int x = xOf(mark.at);
        if (mark.kind != RunTape::Mark::Kind::Ended || drawn.contains(x))
            continue;
        drawn.insert(x);
        painter.drawRect(QRectF(x - 0.5, track.bottom() + 2, 1, 5));
    }
    drawn.clear();
    const QColor failed = colorOf(StateLook::Failed);
    for (const RunTape::Mark& mark : tape.marks()) {
        const int x = xOf(mark.at);
        if (mark.kind != RunTape::Mark::Kind::Failed || drawn.contains(x / 4))
            continue;
        drawn.insert(x / 4);
        paintGlyph(&painter, QRectF(x - 4, 0, 8, 8), StateLook::Failed, failed);
    }
    painter.setBrush(themeColor(ColorToken::Surface));
    painter.setPen(QPen(themeColor(isEnabled() ? ColorToken::Accent : ColorToken::Border), 2));
    painter.drawEllipse(QPointF(here, height() / 2.0), 6, 6);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(themeColor(ColorToken::FocusRing), 1.5));
        painter.drawEllipse(QPointF(here, height() / 2.0), 9, 9);
    }
}

void MomentSlider::seekTo(int x)
{
    if (x >= width() - kMargin)
        m_run->toEnd();
    else
        m_run->seek(momentAt(x));
}

void MomentSlider::moveBy(double part)
{
    const QDateTime from = m_run->isAtEnd() ? endsAt() : m_run->moment();
    const QDateTime to = from.addMSecs(qRound64(part * double(beginsAt().msecsTo(endsAt()))));
    if (to >= endsAt())
        m_run->toEnd();
    else
        m_run->seek(to);
}

void MomentSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    m_dragging = true;
    seekTo(qRound(event->position().x()));
    event->accept();
}

void MomentSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging)
        seekTo(qRound(event->position().x()));
    event->accept();
}

void MomentSlider::mouseReleaseEvent(QMouseEvent* event)
{
    m_dragging = false;
    event->accept();
}

void MomentSlider::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // whoever scrolls past it does not mean it
}

void MomentSlider::keyPressEvent(QKeyEvent* event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto go = [this](const QDateTime& moment) {
        if (moment.isValid())
            m_run->seek(moment);
    };
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        return moveBy(-0.01);
    case Qt::Key_Right:
    case Qt::Key_Up:
        return moveBy(0.01);
    case Qt::Key_PageDown:
        return moveBy(-0.1);
    case Qt::Key_PageUp:
        return moveBy(0.1);
    case Qt::Key_Home:
        return m_run->seek(beginsAt());
    case Qt::Key_End:
        return m_run->toEnd();
    case Qt::Key_Comma:
        return go(shift ? m_run->previousFailure() : m_run->previousEvent());
    case Qt::Key_Semicolon: // Shift with "," on a German keyboard
        return go(m_run->previousFailure());
    case Qt::Key_Period:
        return go(shift ? m_run->nextFailure() : m_run->nextEvent());
    case Qt::Key_Colon:
        return go(m_run->nextFailure());
    case Qt::Key_Space:
        Q_EMIT playWanted();
        return;
    default:
        event->ignore(); // QSlider's own keys would move its number
    }
}

QString MomentSlider::markText(const QPoint& at) const
{
    QStringList lines;
    constexpr int kMost = 5;
    for (const RunTape::Mark& mark : m_run->tape().marks()) {
        if (std::abs(xOf(mark.at) - at.x()) > 3)
            continue;
        const Task* task = m_run->package().task(mark.task);
        const QString name = task ? task->name : mark.task;
        lines.append(mark.kind == RunTape::Mark::Kind::Failed
                         ? tr("%1  %2 failed", "clock time, task").arg(clock(mark.at, beginsAt()), name)
                         : tr("%1  %2 ended", "clock time, task").arg(clock(mark.at, beginsAt()), name));
        if (lines.size() == kMost) {
            lines.append(u"…"_s);
            break;
        }
    }
    return lines.isEmpty() ? clock(momentAt(at.x()), beginsAt()) : lines.join(u'\n');
}

bool MomentSlider::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_run->tape().count() > 0) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), markText(help->pos()).toHtmlEscaped().replace(u'\n', u"<br>"_s),
                           this);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // Its plain keys are its own while it has the focus.
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool plain = !(static_cast<QKeyEvent*>(event)->modifiers() & ~Qt::ShiftModifier);
        if (plain && (key == Qt::Key_Space || key == Qt::Key_Comma || key == Qt::Key_Period ||
                      key == Qt::Key_Semicolon || key == Qt::Key_Colon))
            event->accept();
    }
    return QSlider::event(event);
}

} // namespace stellwerk
