// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/freshness.h"
#include "theme/freshnesslabel.h"
#include "theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QTreeView>
#include <QVBoxLayout>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestFreshness : public QObject
{
    Q_OBJECT
    std::chrono::milliseconds m_now{0};
    Freshness::Clock clock()
    {
        return [this] { return m_now; };
    }

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init() { m_now = 1h; }

    void isNothingBeforeTheFirstNews()
    {
        Freshness freshness(clock());
        freshness.setInterval(5s);
        QVERIFY(!freshness.age());
        QVERIFY(!freshness.isStale());
        QCOMPARE(FreshnessLabel::textOf(freshness), QString());
        freshness.setReason(u"SQL02 is away"_s);
        QVERIFY(FreshnessLabel::textOf(freshness).contains(u"SQL02 is away"_s));
    }

    void growsOldAfterThreePolls()
    {
        Freshness freshness(clock());
        freshness.setInterval(5s);
        QSignalSpy changes(&freshness, &Freshness::changed);
        freshness.update();
        QCOMPARE(changes.size(), 1);
        QCOMPARE(freshness.age(), 0ms);
        m_now += 999ms;
        freshness.look(); // still the same second
        QCOMPARE(changes.size(), 1);
        m_now += 4001ms;
        freshness.look();
        QCOMPARE(changes.size(), 2);
        QVERIFY(FreshnessLabel::textOf(freshness).contains(u"5"_s));
        m_now += 10s;
        freshness.look();
        QVERIFY(!freshness.isStale()); // three polls to the millisecond
        m_now += 1ms;
        freshness.look();
        QVERIFY(freshness.isStale());
        QVERIFY(FreshnessLabel::textOf(freshness).startsWith(u"Stale"_s));
        freshness.update();
        QVERIFY(!freshness.isStale());
        freshness.reset();
        QVERIFY(!freshness.age());
    }

    void isStaleSoonerWhereThereIsAReason()
    {
        Freshness freshness(clock());
        freshness.setInterval(5s);
        freshness.update();
        m_now += 6s;
        freshness.look();
        QVERIFY(!freshness.isStale());
        QSignalSpy changes(&freshness, &Freshness::changed);
        freshness.setReason(u"paused"_s);
        QCOMPARE(changes.size(), 1);
        QVERIFY(freshness.isStale());
        QVERIFY(FreshnessLabel::textOf(freshness).contains(u"(paused)"_s));
        freshness.setReason({});
        QVERIFY(!freshness.isStale());
    }

    void neverGrowsOldWhereNothingIsExpected()
    {
        Freshness freshness(clock());
        freshness.update();
        m_now += 24h;
        freshness.look();
        QVERIFY(!freshness.isStale());
    }

    void greysOutTheViewAndLetsItBeUsed()
    {
        Freshness freshness(clock());
        freshness.setInterval(1s);
        freshness.update();
        QWidget window;
        auto* view = new QTreeView(&window);
        auto* label = new FreshnessLabel(&window);
        auto* column = new QVBoxLayout(&window);
        column->addWidget(label);
        column->addWidget(view);
        label->setFreshness(&freshness);
        label->cover(view);
        window.resize(400, 300);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto* veil = view->findChild<QWidget*>(u"staleVeil"_s);
        QVERIFY(veil);
        QVERIFY(!veil->isVisible());
        const QImage before = view->grab().toImage();
        m_now += 1h;
        freshness.look();
        QVERIFY(label->isStale());
        QVERIFY(veil->isVisible());
        QCOMPARE(veil->size(), view->size());
        QVERIFY(view->grab().toImage() != before);
        QVERIFY(label->text().contains(u"1"_s));
        QCOMPARE(label->accessibleName(), label->text());
        window.resize(600, 500);
        QTRY_COMPARE(veil->size(), view->size());
        // What is clicked is the view below.
        QCOMPARE(window.childAt(view->mapTo(&window, QPoint(50, 50))), view->viewport());
        label->setCompact(true);
        QVERIFY(label->text().size() < label->accessibleName().size());
        freshness.update();
        QVERIFY(!veil->isVisible());
        label->setFreshness(nullptr);
        QVERIFY(label->text().isEmpty());
    }
};

QTEST_MAIN(TestFreshness)
#include "tst_freshness.moc"
