// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/momentbar.h"

#include "run/momentplayer.h"
#include "run/momentslider.h"
#include "session/shownrun.h"
#include "theme/icons.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace stellwerk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr double kSpeeds[]{1, 10, 60, 600};

QString speedText(double speed)
{
    return u"×"_s + QLocale().toString(speed, 'g', 6);
}

// "x 60", "×60", "60"
std::optional<double> speedOf(QString text)
{
    text.remove(QChar(u'×')).remove(QChar(u'x'), Qt::CaseInsensitive);
    bool fine = false;
    const double speed = QLocale().toDouble(text.trimmed(), &fine);
    return fine && speed > 0 ? std::optional(speed) : std::nullopt;
}

} // namespace

MomentBar::MomentBar(ShownRun* shown, QWidget* parent)
    : QFrame(parent)
    , m_shown(shown)
    , m_player(new MomentPlayer(shown->moment(), this))
    , m_slider(new MomentSlider(shown->moment(), this))
    , m_run(new QLabel(this))
    , m_moment(new QLabel(this))
    , m_speed(new QComboBox(this))
    , m_toEnd(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"momentBar"_s);
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // its words move no dock
    setUpActions();
    setUpSpeed();
    m_run->setObjectName(u"moment.run"_s);
    m_moment->setObjectName(u"moment.text"_s);
    m_moment->setFont(Theme::tabular(font()));
    for (QLabel* label : {m_run, m_moment})
        label->setTextFormat(Qt::PlainText);
    m_toEnd->setDefaultAction(action(MomentCommand::ToEnd));
    m_toEnd->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_toEnd->setObjectName(u"moment.toEnd"_s);
    m_close->setText(tr("Close", "the past run that is shown"));
    m_close->setObjectName(u"moment.close"_s);
    m_close->setToolTip(tr("Show the current run again, or none"));
    connect(m_close, &QToolButton::clicked, m_shown, &ShownRun::showSession);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kRelated, space::kUnit / 2, space::kRelated, space::kUnit / 2);
    row->setSpacing(space::kUnit);
    row->addWidget(m_run);
    for (const MomentCommand command :
         {MomentCommand::PreviousEvent, MomentCommand::Play, MomentCommand::NextEvent}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action(command));
        button->setAutoRaise(true);
        button->setAccessibleName(action(command)->text().remove(u'&'));
        row->addWidget(button);
    }
    row->addWidget(m_slider, 1);
    row->addWidget(m_moment);
    row->addWidget(m_toEnd);
    row->addWidget(m_close);
    row->addWidget(m_speed);

    connect(m_slider, &MomentSlider::playWanted, m_player, &MomentPlayer::toggle);
    connect(m_player, &MomentPlayer::playingChanged, this, &MomentBar::update);
    connect(m_shown, &ShownRun::sourceChanged, this, &MomentBar::update);
    connect(m_shown->moment(), &RunMoment::momentChanged, this, &MomentBar::update);
    connect(m_shown->moment(), &RunMoment::grew, this, [this] {
        if (!m_clock.isActive())
            m_clock.start();
    });
    connect(&Theme::instance(), &Theme::changed, this, &MomentBar::restyle);
    m_clock.setInterval(500ms); // a live run's end moves
    connect(&m_clock, &QTimer::timeout, this, [this] {
        m_slider->refresh();
        update();
    });
    restyle();
    update();
}

void MomentBar::make(MomentCommand command, const QString& name, const QString& text,
                     const QKeySequence& keys)
{
    auto* made = new QAction(text, this);
    made->setObjectName(u"run.moment."_s + name);
    made->setShortcut(keys);
    m_actions.at(std::size_t(command)) = made;
}

void MomentBar::setUpActions()
{
    make(MomentCommand::Play, u"play"_s, tr("&Play the run"), Qt::CTRL | Qt::ALT | Qt::Key_P);
    make(MomentCommand::PreviousEvent, u"previousEvent"_s, tr("To the &event before"),
         Qt::CTRL | Qt::ALT | Qt::Key_Comma);
    make(MomentCommand::NextEvent, u"nextEvent"_s, tr("To the &next event"),
         Qt::CTRL | Qt::ALT | Qt::Key_Period);
    make(MomentCommand::PreviousFailure, u"previousFailure"_s, tr("To the &failure before"),
         Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_Comma);
    make(MomentCommand::NextFailure, u"nextFailure"_s, tr("To the next f&ailure"),
         Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_Period);
    make(MomentCommand::ToEnd, u"toEnd"_s, tr("&Back to live"), Qt::CTRL | Qt::ALT | Qt::Key_End);
    action(MomentCommand::PreviousEvent)->setIcon(icon(Icon::Previous));
    action(MomentCommand::NextEvent)->setIcon(icon(Icon::Next));
    connect(action(MomentCommand::Play), &QAction::triggered, m_player, &MomentPlayer::toggle);
    connect(action(MomentCommand::ToEnd), &QAction::triggered, m_shown->moment(), &RunMoment::toEnd);
    const auto goes = [this](MomentCommand command, QDateTime (RunMoment::*where)() const) {
        connect(action(command), &QAction::triggered, this, [this, where] {
            const QDateTime moment = (m_shown->moment()->*where)();
            if (moment.isValid())
                m_shown->moment()->seek(moment);
        });
    };
    goes(MomentCommand::PreviousEvent, &RunMoment::previousEvent);
    goes(MomentCommand::NextEvent, &RunMoment::nextEvent);
    goes(MomentCommand::PreviousFailure, &RunMoment::previousFailure);
    goes(MomentCommand::NextFailure, &RunMoment::nextFailure);
}

void MomentBar::setUpSpeed()
{
    m_speed->setObjectName(u"moment.speed"_s);
    m_speed->setAccessibleName(tr("Speed of playing"));
    m_speed->setToolTip(tr("How many times as fast as it was; any number can be typed"));
    m_speed->setEditable(true);
    m_speed->setInsertPolicy(QComboBox::NoInsert);
    m_speed->setMinimumContentsLength(5);
    for (const double speed : kSpeeds)
        m_speed->addItem(speedText(speed), speed);
    m_speed->setCurrentText(speedText(m_player->speed()));
    connect(m_speed, &QComboBox::activated, this,
            [this](int index) { m_player->setSpeed(m_speed->itemData(index).toDouble()); });
    connect(m_speed->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        if (const auto speed = speedOf(m_speed->currentText()))
            m_player->setSpeed(*speed);
        m_speed->setCurrentText(speedText(m_player->speed()));
    });
}

void MomentBar::update()
{
    RunMoment* moment = m_shown->moment();
    const bool any = m_shown->hasRun();
    const bool live = moment->isLive();
    setVisible(any);
    if (!any || !live)
        m_clock.stop();
    else if (!m_clock.isActive())
        m_clock.start();
    QAction* play = action(MomentCommand::Play);
    play->setText(m_player->isPlaying() ? tr("Stop &playing") : tr("&Play the run"));
    play->setIcon(icon(m_player->isPlaying() ? Icon::Pause : Icon::Run));
    action(MomentCommand::ToEnd)->setText(live ? tr("&Back to live") : tr("To the e&nd"));
    const auto enable = [](QAction* one, bool on, const QString& reason) {
        one->setEnabled(on);
        one->setProperty("disabledReason", reason);
        one->setToolTip(on ? QString() : reason);
    };
    const QString none = tr("No run is shown.");
    enable(play, any, none);
    enable(action(MomentCommand::PreviousEvent), any && moment->previousEvent().isValid(),
           any ? tr("This is the run's first event.") : none);
    enable(action(MomentCommand::NextEvent), any && moment->nextEvent().isValid(),
           any ? tr("This is the run's last event.") : none);
    enable(action(MomentCommand::PreviousFailure), any && moment->previousFailure().isValid(),
           any ? tr("Nothing failed before.") : none);
    enable(action(MomentCommand::NextFailure), any && moment->nextFailure().isValid(),
           any ? tr("Nothing fails after this moment.") : none);
    enable(action(MomentCommand::ToEnd), any && !moment->isAtEnd(),
           any ? tr("The run is shown as it stands.") : none);
    m_close->setVisible(m_shown->isPast());
    updateText();
}

void MomentBar::updateText()
{
    RunMoment* moment = m_shown->moment();
    const RunRecord* past = m_shown->record();
    m_run->setVisible(past != nullptr);
    if (past) {
        const QString started = QLocale().toString(past->started.toLocalTime(), QLocale::ShortFormat);
        m_run->setText(tr("Past run of %1", "date and time").arg(started));
        m_run->setToolTip(tr("%1, started %2 on %3. Commands for tasks mean the current run, not this one.")
                              .arg(past->package.name, started, past->host));
    }
    const bool live = moment->isLive();
    m_moment->setText(moment->isAtEnd()
                          ? (live ? tr("Live, %1").arg(m_slider->valueText()) : m_slider->valueText())
                          : tr("Showing %1").arg(m_slider->valueText()));
    // The track keeps its length while the words change: it may be under the pointer.
    const int width =
        m_moment->fontMetrics().horizontalAdvance(tr("Showing %1").arg(m_slider->valueText()) + u"0"_s);
    m_moment->setMinimumWidth(std::max(m_moment->minimumWidth(), width));
    m_moment->setToolTip(moment->isAtEnd() ? QString()
                         : live            ? tr("The run goes on, and commands mean it as it is now.")
                                           : tr("An earlier moment of the run"));
    QPalette colors = palette();
    colors.setColor(QPalette::Window,
                    themeColor(moment->isAtEnd() && !past ? ColorToken::Window : ColorToken::InfoSurface));
    colors.setColor(QPalette::WindowText, themeColor(ColorToken::Text));
    setPalette(colors);
}

void MomentBar::restyle()
{
    updateText();
    m_slider->update();
}

} // namespace stellwerk
