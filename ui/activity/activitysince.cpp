// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/activitysince.h"

#include "activity/activitywords.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QStandardItemModel>

namespace stellwerk {

using namespace Qt::StringLiterals;

ActivitySince::ActivitySince(QWidget* parent)
    : QWidget(parent)
    , m_choices(new QComboBox(this))
    , m_moment(new QDateTimeEdit(this))
{
    m_choices->setObjectName(u"activity.since"_s);
    m_choices->setAccessibleName(tr("Failures since"));
    m_choices->setToolTip(tr("Since when failures are told of"));
    m_choices->addItems({tr("Since yesterday 18:00"), tr("Since I last looked"), tr("Last 24 hours"),
                         tr("Last 7 days"), tr("Last 30 days"), tr("Since…")});
    m_choices->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choices->setMinimumContentsLength(18);
    m_moment->setObjectName(u"activity.sinceMoment"_s);
    m_moment->setAccessibleName(tr("Failures since this moment"));
    m_moment->setCalendarPopup(true);
    m_moment->setDateTime(yesterdayEvening(QDateTime::currentDateTime()));
    m_moment->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(m_choices);
    row->addWidget(m_moment);
    setFocusProxy(m_choices);
    setLastLook({});
    connect(m_choices, &QComboBox::currentIndexChanged, this, [this](int choice) {
        m_moment->setVisible(choice == Moment);
        Q_EMIT changed();
    });
    connect(m_moment, &QDateTimeEdit::dateTimeChanged, this, &ActivitySince::changed);
}

QDateTime ActivitySince::yesterdayEvening(const QDateTime& now)
{
    return QDateTime(now.date().addDays(-1), QTime(18, 0));
}

QDateTime ActivitySince::since() const
{
    const QDateTime now = QDateTime::currentDateTime();
    switch (choice()) {
    case LastLook:
        return m_lastLook.isValid() ? m_lastLook : yesterdayEvening(now).toUTC();
    case Day:
        return now.addDays(-1).toUTC();
    case Week:
        return now.addDays(-7).toUTC();
    case Month:
        return now.addDays(-30).toUTC();
    case Moment:
        return m_moment->dateTime().toUTC();
    default:
        return yesterdayEvening(now).toUTC();
    }
}

int ActivitySince::choice() const
{
    return m_choices->currentIndex();
}

void ActivitySince::setChoice(int choice)
{
    const bool possible = choice != LastLook || m_lastLook.isValid();
    if (possible && choice >= 0 && choice < m_choices->count())
        m_choices->setCurrentIndex(choice);
}

QDateTime ActivitySince::moment() const
{
    return m_moment->dateTime();
}

void ActivitySince::setMoment(const QDateTime& moment)
{
    if (moment.isValid())
        m_moment->setDateTime(moment);
}

void ActivitySince::setLastLook(const QDateTime& utc)
{
    m_lastLook = utc;
    auto* items = qobject_cast<QStandardItemModel*>(m_choices->model());
    if (items)
        items->item(LastLook)->setEnabled(utc.isValid());
    m_choices->setItemText(
        LastLook,
        utc.isValid()
            ? tr("Since I last looked, %1").arg(ActivityWords::moment(utc, QDateTime::currentDateTimeUtc()))
            : tr("Since I last looked"));
}

QString ActivitySince::text() const
{
    return ActivityWords::moment(since(), QDateTime::currentDateTimeUtc());
}

} // namespace stellwerk
