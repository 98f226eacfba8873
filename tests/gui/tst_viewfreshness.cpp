// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetmodel.h"
#include "fleet/fleetpanel.h"
#include "shell/viewfreshness.h"
#include "shellwindow.h"
#include "theme/freshnesslabel.h"

#include <QHBoxLayout>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// How old the fleet's picture is, on a clock that the test turns.
class TestViewFreshness : public QObject
{
    Q_OBJECT
    std::unique_ptr<ShellWindow> m;
    std::unique_ptr<ViewFreshness> m_views;
    std::chrono::milliseconds m_now{1h};

    FleetSession* session() const { return m->workspace->session(); }
    FleetModel* fleet() const { return session()->fleet(); }
    Freshness* freshness() const { return m_views->fleet(); }
    void looked(const QString& server) { Q_EMIT session()->fleetLooked(server); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ShellWindow>();
        QVERIFY(m->shown);
        m_now = 1h;
        m_views = std::make_unique<ViewFreshness>(session(), [this] { return m_now; });
        QList<Server> servers;
        for (const QString& name : {u"SQL01"_s, u"SQL02"_s}) {
            Server server;
            server.name = name;
            servers.append(server);
        }
        fleet()->setServers(servers);
    }
    void cleanup()
    {
        m_views.reset();
        m.reset();
    }

    // Half of the servers is no news of the fleet.
    void countsARoundOfAllServers()
    {
        QVERIFY(!freshness()->age());
        for (const QString& name : {u"SQL01"_s, u"SQL02"_s})
            fleet()->setContact(name, Contact::Online);
        looked(u"SQL01"_s);
        looked(u"SQL02"_s);
        QCOMPARE(freshness()->age(), 0ms);
        m_now += 4s;
        looked(u"SQL01"_s);
        looked(u"SQL01"_s);
        QCOMPARE(freshness()->age(), 4s);
        looked(u"SQL02"_s);
        QCOMPARE(freshness()->age(), 0ms);
        // One that hangs without being away makes the picture old.
        for (int i = 0; i < 4; ++i) {
            m_now += 4s;
            looked(u"SQL01"_s);
        }
        QVERIFY(freshness()->isStale());
        QVERIFY(freshness()->reason().isEmpty());
    }

    void doesNotWaitForAServerThatIsAway()
    {
        for (const QString& name : {u"SQL01"_s, u"SQL02"_s})
            fleet()->setContact(name, Contact::Online);
        looked(u"SQL01"_s);
        looked(u"SQL02"_s);
        m_now += 4s;
        fleet()->setContact(u"SQL02"_s, Contact::Trouble, u"login failed"_s);
        QVERIFY(freshness()->reason().contains(u"SQL02"_s));
        looked(u"SQL01"_s);
        QCOMPARE(freshness()->age(), 0ms);
        QVERIFY(!freshness()->isStale());
        // Nobody is left: stale after one poll, and it says why.
        fleet()->setContact(u"SQL01"_s, Contact::Trouble, u"gone"_s);
        m_now += 6s;
        freshness()->look();
        QVERIFY(freshness()->isStale());
        QVERIFY(!FreshnessLabel::textOf(*freshness()).contains(u"SQL0"_s));
        // And back.
        fleet()->setContact(u"SQL01"_s, Contact::Online);
        fleet()->setContact(u"SQL02"_s, Contact::Online);
        looked(u"SQL01"_s);
        looked(u"SQL02"_s);
        QVERIFY(!freshness()->isStale());
        QVERIFY(freshness()->reason().isEmpty());
    }

    // The views of a run say nothing while there is none.
    void isShownInTheViewsOfALiveRunOnly()
    {
        QWidget bar;
        new QHBoxLayout(&bar);
        QWidget view;
        m_views->showWhileLive(&bar, &view);
        const auto* label = bar.findChild<FreshnessLabel*>();
        QVERIFY(label);
        freshness()->update();
        QVERIFY(label->text().isEmpty());
    }

    void isToldUnderTheTree()
    {
        auto* label = m->window->fleetPanel()->findChild<FreshnessLabel*>();
        QVERIFY(label);
        fleet()->setContact(u"SQL01"_s, Contact::Online);
        fleet()->setContact(u"SQL02"_s, Contact::Online);
        QVERIFY(label->text().isEmpty());
        looked(u"SQL01"_s);
        looked(u"SQL02"_s);
        QVERIFY(!label->text().isEmpty());
    }
};

QTEST_MAIN(TestViewFreshness)
#include "tst_viewfreshness.moc"
