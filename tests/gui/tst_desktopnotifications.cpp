// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Notifications on a session bus of our own, with a server that is a class of this file.
#include "notify/desktopnotifications.h"
#include "notify/launcherprogress.h"
#include "run/runmodel.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

const QString kService = u"org.freedesktop.Notifications"_s;

} // namespace

// What a desktop's notification server is to its clients.
class FakeServer : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown
    {
        uint id, replaces;
        QString title, body;
        QStringList actions;
        QVariantMap hints;
    };
    QList<Shown> shown;
    QList<uint> closed;
    QStringList capabilities{u"body"_s, u"body-markup"_s, u"actions"_s};
    bool refuses = false;
    int asked = 0; // what it can

public Q_SLOTS:
    QStringList GetCapabilities()
    {
        ++asked;
        return capabilities;
    }
    uint Notify(const QString&, uint replaces, const QString&, const QString& title, const QString& body,
                const QStringList& actions, const QVariantMap& hints, int, const QDBusMessage& message)
    {
        if (refuses) {
            message.setDelayedReply(true);
            m_bus.send(message.createErrorReply(QDBusError::LimitsExceeded, u"too many"_s));
            return 0;
        }
        const uint id = replaces > 0 ? replaces : ++m_last;
        shown.append({id, replaces, title, body, actions, hints});
        return id;
    }
    void CloseNotification(uint id) { closed.append(id); }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);
    void ActivationToken(uint id, const QString& token);

public:
    explicit FakeServer(const QDBusConnection& bus)
        : m_bus(bus)
    {}

private:
    QDBusConnection m_bus;
    uint m_last = 40;
};

class LauncherListener : public QObject
{
    Q_OBJECT
public:
    QList<QVariantMap> told;
    QStringList programs;
public Q_SLOTS:
    void take(const QString& program, const QVariantMap& state)
    {
        programs.append(program);
        told.append(state);
    }
};

class TestDesktopNotifications : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsAndReplaces();
    void escapesForServersThatReadMarkup_data();
    void escapesForServersThatReadMarkup();
    void pressingLeadsBack();
    void withdrawsWhatIsSeen();
    void saysWhenThereIsNoServer();
    void usesAServerThatComesLater();
    void anotherServerShowsItAnew();
    void refusedOnesAreHandedOn();
    void launcherShowsProgress();
    void cleanupTestCase();

private:
    // A connection of its own for each side, as two programs have.
    [[nodiscard]] QDBusConnection bus(const QString& name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }
    void serve() { QVERIFY(m_serving.registerService(kService)); }
    static Notification notification(const QString& key = u"r1/run"_s, const QString& body = u"body"_s)
    {
        return {NotificationKind::FirstFailure, key, u"r1"_s, u"t1"_s, u"title"_s, body, false};
    }

    QProcess m_daemon;
    QString m_address;
    QDBusConnection m_serving{u"none"_s};
    QDBusConnection m_showing{u"none"_s};
    std::unique_ptr<FakeServer> m_server;
};

void TestDesktopNotifications::initTestCase()
{
    m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QVERIFY2(m_daemon.waitForStarted(), qPrintable(m_daemon.errorString()));
    while (!m_daemon.canReadLine())
        QVERIFY(m_daemon.waitForReadyRead(10'000));
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    qRegisterMetaType<Notification>();
}

void TestDesktopNotifications::init()
{
    m_serving = bus(u"serving"_s);
    m_showing = bus(u"showing"_s);
    QVERIFY(m_serving.isConnected() && m_showing.isConnected());
    m_server = std::make_unique<FakeServer>(m_serving);
    QVERIFY(m_serving.registerObject(u"/org/freedesktop/Notifications"_s, m_server.get(),
                                     QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
}

void TestDesktopNotifications::cleanup()
{
    m_serving.unregisterService(kService);
    m_server.reset();
    QDBusConnection::disconnectFromBus(u"serving"_s);
    QDBusConnection::disconnectFromBus(u"showing"_s);
}

void TestDesktopNotifications::cleanupTestCase()
{
    m_daemon.terminate();
    QVERIFY(m_daemon.waitForFinished());
}

void TestDesktopNotifications::showsAndReplaces()
{
    serve();
    DesktopNotifications desktop(m_showing);
    desktop.show(notification()); // before the server said what it can
    QTRY_COMPARE(m_server->shown.size(), 1);
    QCOMPARE(m_server->shown.at(0).title, u"title"_s);
    QCOMPARE(m_server->shown.at(0).replaces, 0U);
    QCOMPARE(m_server->shown.at(0).actions.value(0), u"default"_s);
    QCOMPARE(m_server->shown.at(0).hints.value(u"urgency"_s).value<uchar>(), uchar(1));
    QVERIFY(m_server->shown.at(0).hints.value(u"suppress-sound"_s).toBool());
    Notification later = notification(u"r1/run"_s, u"it ended"_s);
    later.urgent = true;
    // At once, before the number of the first is here or after: it takes the first one's place.
    desktop.show(later);
    desktop.show(notification(u"r1/window"_s));
    QTRY_COMPARE(m_server->shown.size(), 3);
    int replaced = 0;
    for (const FakeServer::Shown& shown : std::as_const(m_server->shown))
        replaced += shown.replaces == 41 && shown.body == u"it ended" &&
                    shown.hints.value(u"urgency"_s).value<uchar>() == uchar(2);
    QCOMPARE(replaced, 1);
}

void TestDesktopNotifications::escapesForServersThatReadMarkup_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("body");
    QTest::newRow("markup") << QStringList{u"body"_s, u"body-markup"_s}
                            << u"&lt;a href=&quot;x&quot;&gt; &amp;amp;"_s;
    QTest::newRow("plain") << QStringList{u"body"_s} << u"<a href=\"x\"> &amp;"_s;
}

void TestDesktopNotifications::escapesForServersThatReadMarkup()
{
    QFETCH(QStringList, capabilities);
    m_server->capabilities = capabilities;
    serve();
    DesktopNotifications desktop(m_showing);
    desktop.show(notification(u"k"_s, u"<a href=\"x\"> &amp;"_s));
    QTRY_COMPARE(m_server->shown.size(), 1);
    QTEST(m_server->shown.at(0).body, "body");
    QVERIFY(m_server->shown.at(0).actions.isEmpty()); // it has none
}

void TestDesktopNotifications::pressingLeadsBack()
{
    serve();
    qunsetenv("XDG_ACTIVATION_TOKEN");
    DesktopNotifications desktop(m_showing);
    QSignalSpy activated(&desktop, &NotificationMeans::activated);
    desktop.show(notification());
    QTRY_COMPARE(m_server->shown.size(), 1);
    // Its number must be here: what answers the same call comes after it.
    desktop.show(notification(u"other"_s));
    QTRY_COMPARE(m_server->shown.size(), 2);
    const uint id = m_server->shown.at(0).id;
    Q_EMIT m_server->ActionInvoked(999, u"default"_s); // of another program
    Q_EMIT m_server->ActivationToken(id, u"token-7"_s);
    Q_EMIT m_server->ActionInvoked(id, u"default"_s);
    QTRY_COMPARE(activated.size(), 1);
    const auto pressed = activated.at(0).at(0).value<Notification>();
    QCOMPARE(pressed.task, u"t1"_s);
    QCOMPARE(pressed.key, u"r1/run"_s);
    QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), QByteArray("token-7"));
    Q_EMIT m_server->ActionInvoked(id, u"default"_s); // it is gone
    Q_EMIT m_server->NotificationClosed(m_server->shown.at(1).id, 2);
    Q_EMIT m_server->ActionInvoked(m_server->shown.at(1).id, u"default"_s);
    desktop.show(notification(u"last"_s));
    QTRY_COMPARE(m_server->shown.size(), 3);
    QCOMPARE(activated.size(), 1);
}

void TestDesktopNotifications::withdrawsWhatIsSeen()
{
    serve();
    DesktopNotifications desktop(m_showing);
    desktop.show(notification(u"a"_s));
    QTRY_COMPARE(m_server->shown.size(), 1);
    desktop.show(notification(u"b"_s));
    desktop.withdrawAll(); // the number of the second is on its way
    QTRY_COMPARE(m_server->closed.size(), m_server->shown.size());
    for (const FakeServer::Shown& shown : std::as_const(m_server->shown))
        QVERIFY(m_server->closed.contains(shown.id));
}

void TestDesktopNotifications::saysWhenThereIsNoServer()
{
    DesktopNotifications desktop(m_showing);
    QSignalSpy failed(&desktop, &NotificationMeans::failed);
    desktop.show(notification(u"a"_s));
    QTRY_COMPARE(failed.size(), 1);
    desktop.show(notification(u"b"_s)); // known by now
    QCOMPARE(failed.size(), 2);
    QCOMPARE(failed.at(0).at(0).value<Notification>().key, u"a"_s);
}

void TestDesktopNotifications::usesAServerThatComesLater()
{
    DesktopNotifications desktop(m_showing);
    QSignalSpy failed(&desktop, &NotificationMeans::failed);
    desktop.show(notification(u"a"_s));
    QTRY_COMPARE(failed.size(), 1);
    serve();
    QTRY_VERIFY([&] {
        desktop.show(notification(u"b"_s));
        return !m_server->shown.isEmpty();
    }());
}

// The desktop's shell was started again: it knows nothing of the number it gave before.
void TestDesktopNotifications::anotherServerShowsItAnew()
{
    serve();
    DesktopNotifications desktop(m_showing);
    desktop.show(notification());
    QTRY_COMPARE(m_server->shown.size(), 1);
    const int asked = m_server->asked;
    QVERIFY(m_serving.unregisterService(kService));
    serve();
    QTRY_VERIFY(m_server->asked > asked); // it is known to be another one
    desktop.show(notification(u"r1/run"_s, u"it ended"_s));
    QTRY_COMPARE(m_server->shown.size(), 2);
    QCOMPARE(m_server->shown.at(1).replaces, 0U);
    QCOMPARE(m_server->shown.at(1).body, u"it ended"_s);
}

void TestDesktopNotifications::refusedOnesAreHandedOn()
{
    m_server->refuses = true;
    serve();
    DesktopNotifications desktop(m_showing);
    QSignalSpy failed(&desktop, &NotificationMeans::failed);
    desktop.show(notification());
    QTRY_COMPARE(failed.size(), 1);
}

void TestDesktopNotifications::launcherShowsProgress()
{
    QGuiApplication::setDesktopFileName(u"org.stellwerk.Stellwerk"_s);
    LauncherListener listener;
    QVERIFY(m_serving.connect({}, {}, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s, &listener,
                              SLOT(take(QString, QVariantMap))));
    ParentPackage package;
    for (int i = 0; i < 4; ++i) {
        package.tasks.append(Task{});
        package.tasks.last().id = u"t%1"_s.arg(i);
    }
    RunModel model;
    LauncherProgress launcher(&model, m_showing);
    model.begin(package);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    model.apply({1, now, RunStarted{u"r"_s, {}, {}}});
    model.apply({2, now, AttemptStarted{u"t0"_s, u"S"_s, 1, {}}});
    model.apply({3, now, TaskEnded{u"t1"_s, u"S"_s, TaskOutcome::Succeeded, 1, {}, {}, {}, {}}});
    QTRY_COMPARE(listener.told.size(), 1);
    QCOMPARE(listener.programs.first(), u"application://org.stellwerk.Stellwerk.desktop"_s);
    QCOMPARE(listener.told.last().value(u"progress"_s).toDouble(), 0.25);
    QCOMPARE(listener.told.last().value(u"count"_s).toLongLong(), 1);
    model.apply({4, now, RunEnded{RunOutcome::Succeeded}});
    QTRY_COMPARE(listener.told.size(), 2);
    QVERIFY(!listener.told.last().value(u"progress-visible"_s).toBool());
}

QTEST_MAIN(TestDesktopNotifications)
#include "tst_desktopnotifications.moc"
