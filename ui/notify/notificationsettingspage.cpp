// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/notificationsettingspage.h"

#include "notify/runtray.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

NotificationSettingsPage::NotificationSettingsPage(const NotificationChoices& choices, QWidget* parent)
    : QWidget(parent)
    , m_minutes(new QSpinBox(this))
    , m_tray(new QCheckBox(tr("Show a s&ymbol in the system tray"), this))
{
    setObjectName(u"notificationSettings"_s);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kRelated);
    auto* lead = new QLabel(tr("When no window of Stellwerk is in use, tell me that"), this);
    column->addWidget(lead);
    const std::array<QString, std::size_t(NotificationKind::Count)> texts{
        tr("the run has &ended, and how"), tr("a task has &failed, the first of its run"),
        tr("the processing &window will be missed"), tr("the run waits for a &person"),
        tr("a server has &not answered for")};
    const std::array<QString, std::size_t(NotificationKind::Count)> names{
        u"notify.runEnded"_s, u"notify.firstFailure"_s, u"notify.windowEndangered"_s,
        u"notify.personNeeded"_s, u"notify.serverLost"_s};
    const auto tell = [this] { Q_EMIT changed(this->choices()); };
    for (std::size_t i = 0; i < texts.size(); ++i) {
        m_about.at(i) = new QCheckBox(texts.at(i), this);
        m_about.at(i)->setObjectName(names.at(i));
        connect(m_about.at(i), &QCheckBox::toggled, this, tell);
        if (i + 1 < texts.size())
            column->addWidget(m_about.at(i));
    }
    m_minutes->setObjectName(u"notify.lostMinutes"_s);
    m_minutes->setRange(1, 24 * 60);
    m_minutes->setSuffix(tr(" min", "unit: minutes, in a field"));
    m_minutes->setAccessibleName(tr("Minutes until a server counts as away"));
    connect(m_minutes, &QSpinBox::valueChanged, this, tell);
    connect(m_about.back(), &QCheckBox::toggled, m_minutes, &QWidget::setEnabled);
    auto* lost = new QHBoxLayout;
    lost->setSpacing(space::kRelated);
    lost->addWidget(m_about.back());
    lost->addWidget(m_minutes);
    lost->addStretch();
    column->addLayout(lost);
    auto* how =
        new QLabel(tr("Each is told once a run. Pressing it brings up the window and shows the task."), this);
    how->setWordWrap(true);
    how->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(how);
    column->addSpacing(space::kGroup);
    m_tray->setObjectName(u"notify.tray"_s);
    connect(m_tray, &QCheckBox::toggled, this, tell);
    column->addWidget(m_tray);
    if (!RunTray::isAvailable()) {
        m_tray->setEnabled(false);
        m_tray->setToolTip(tr("This desktop has no system tray"));
    }
    column->addStretch();
    setChoices(choices);
}

NotificationChoices NotificationSettingsPage::choices() const
{
    NotificationChoices choices;
    for (std::size_t i = 0; i < m_about.size(); ++i)
        choices.about.at(i) = m_about.at(i)->isChecked();
    choices.lostMinutes = m_minutes->value();
    choices.tray = m_tray->isChecked();
    return choices;
}

void NotificationSettingsPage::setChoices(const NotificationChoices& choices)
{
    const QSignalBlocker silent(this);
    for (std::size_t i = 0; i < m_about.size(); ++i)
        m_about.at(i)->setChecked(choices.about.at(i));
    m_minutes->setValue(choices.lostMinutes);
    m_minutes->setEnabled(m_about.back()->isChecked());
    m_tray->setChecked(choices.tray);
}

} // namespace stellwerk
