// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Slower since" in the tree of servers and jobs: painted, told, and read out.
#include "fleet/fleetdelegate.h"
#include "fleet/fleetmodel.h"
#include "fleet/fleetrowtext.h"

#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestFleetHabits : public QObject
{
    Q_OBJECT

    static FleetModel* model(bool slower, QObject* parent)
    {
        auto* model = new FleetModel(parent);
        Server server;
        server.name = u"SQL01"_s;
        model->setServers({server});
        AgentJob job;
        job.id = QUuid::createUuidV5(QUuid(), u"job"_s);
        job.name = u"Load"_s;
        job.usualDuration = 5min;
        job.habits = JobHabits{40, 5min, 4min, 6min, {}};
        if (slower) {
            const QDateTime since(QDate(2026, 11, 12), QTime(2, 0), Qt::UTC);
            job.habits->slower = SlowerSince{since, since, 4min, 5min};
        }
        model->setJobs(u"SQL01"_s, {job});
        return model;
    }
    static QImage picture(FleetModel* model)
    {
        QImage image(420, 28, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = image.rect();
        FleetDelegate().paint(&painter, option, model->indexOf(u"SQL01"_s, u"Load"_s));
        return image;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void tellsSinceWhen()
    {
        const FleetModel* slow = model(true, this);
        const QModelIndex index = slow->indexOf(u"SQL01"_s, u"Load"_s);
        QVERIFY(index.data(FleetModel::SlowerRole).toBool());
        const QString tip = FleetRowText::tooltipOf(index);
        QVERIFY2(tip.contains(u"Slower since 12 Nov 2026"_s), qPrintable(tip));
        QVERIFY2(tip.contains(u"25 % more"_s), qPrintable(tip));
        QVERIFY2(tip.contains(u"40 successful"_s), qPrintable(tip));
        QVERIFY(FleetRowText::accessibleTextOf(index).contains(u"Slower since"_s));
    }

    void isSilentOtherwise()
    {
        const FleetModel* steady = model(false, this);
        const QModelIndex index = steady->indexOf(u"SQL01"_s, u"Load"_s);
        QVERIFY(!index.data(FleetModel::SlowerRole).toBool());
        QVERIFY(!FleetRowText::tooltipOf(index).contains(u"Slower"_s));
        QVERIFY(!FleetRowText::accessibleTextOf(index).contains(u"Slower"_s));
    }

    // A shape, not only another colour: the picture differs left of the duration, too.
    void showsIt()
    {
        const QImage slow = picture(model(true, this)), steady = picture(model(false, this));
        QVERIFY(slow != steady);
        int columns = 0;
        for (int x = 0; x < slow.width(); ++x) {
            bool differs = false;
            for (int y = 0; y < slow.height(); ++y) {
                const bool ink = qGray(slow.pixel(x, y)) < 200, before = qGray(steady.pixel(x, y)) < 200;
                differs = differs || (ink && !before);
            }
            columns += differs ? 1 : 0;
        }
        QVERIFY2(columns >= 5 && columns <= 20, qPrintable(QString::number(columns)));
    }
};

QTEST_MAIN(TestFleetHabits)
#include "tst_fleethabits.moc"
