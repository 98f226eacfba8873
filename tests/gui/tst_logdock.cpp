// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log's dock by real mouse and key events: what is chosen, kept, exported and led from.
#include "logpanelstage.h"

using namespace logstage;

class TestLogDock final : public LogPanelStage
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void exports_data();
    void exports();
    void exportsAreCancelledOrFailWhole();
    void highlights();
    void ratesLeadToLines();
    void ratesChooseATime();
    void ratesByKeyboard();
    void groupsOfWarnings();
    void bookmarksComeBack();
    void comesBackAsItWas();
    void columnsMove();
};

void TestLogDock::exports_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("csv") << u"log.csv"_s;
    QTest::newRow("json") << u"log.json"_s;
    QTest::newRow("text") << u"log.txt"_s;
}

void TestLogDock::exports()
{
    QFETCH(QString, name);
    m_log->append({line(7000, LogLevel::Error, u"SQL09"_s, u"a \"quote\", a comma\nand a line"_s)});
    type(filter(), u"server:SQL09 "_s);
    QTRY_COMPARE(m_log->rowCount(), 1);
    const QTemporaryDir folder;
    const QString file = folder.filePath(name);
    m_dialogs.answerFile(file);
    m_panel->findChild<QAction*>(u"log.export"_s)->trigger();
    QTRY_COMPARE(child<QLabel>(u"logExport.text"_s)->text(), u"The lines are in %1."_s.arg(file));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray bytes = written.readAll();
    const QString time = m_log->record(0).at.toString(Qt::ISODateWithMs);
    if (name.endsWith(u"csv"_s)) {
        QCOMPARE(
            QString::fromUtf8(bytes),
            u"time,level,source,server,job,step,task,message\r\n%1,error,history,SQL09,Load customers,Extract,,\"a \"\"quote\"\", a comma\nand a line\"\r\n"_s
                .arg(time));
    } else if (name.endsWith(u"json"_s)) {
        const QJsonArray rows = QJsonDocument::fromJson(bytes).array();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].toObject().value(u"message"_s).toString(), u"a \"quote\", a comma\nand a line"_s);
        QCOMPARE(rows[0].toObject().value(u"time"_s).toString(), time);
    } else {
        QCOMPARE(QString::fromUtf8(bytes),
                 u"%1 error   SQL09 / Load customers / Extract: a \"quote\", a comma\n    and a line\n"_s.arg(
                     time));
    }
    QTest::mouseClick(child<QWidget>(u"logExport.button"_s), Qt::LeftButton);
    QVERIFY(!child<QWidget>(u"logExport"_s)->isVisible());
}

void TestLogDock::exportsAreCancelledOrFailWhole()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"log.csv"_s);
    QFile before(file);
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("what was there");
    before.close();
    const std::vector<LogRow> rows(
        300'000, LogRow{.at = 1, .text = "a line of some length, so that it takes a while"});
    m_log->appendRows(rows);
    LogExport job;
    QSignalSpy finished(&job, &LogExport::finished);
    job.start(*m_log, file, LogExport::Format::Csv);
    job.cancel();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished[0][1].toBool());
    QVERIFY(before.open(QIODevice::ReadOnly));
    QCOMPARE(before.readAll(), QByteArray("what was there"));
    m_dialogs.answerFile(folder.filePath(u"not/there.csv"_s));
    m_panel->findChild<QAction*>(u"log.export"_s)->trigger();
    QTRY_VERIFY(child<QLabel>(u"logExport.text"_s)->text().contains(u"could not be written"_s));
}

void TestLogDock::highlights()
{
    m_panel->findChild<QAction*>(u"log.highlight"_s)->trigger();
    QPointer<QWidget> dialog = m_panel->findChild<QWidget*>(u"logHighlights"_s);
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    QTest::keyClicks(dialog->findChild<QLineEdit*>(u"logHighlights.filter"_s),
                     u"level:warning server:SQL03"_s);
    QTest::mouseClick(dialog->findChild<QWidget*>(u"logHighlights.add"_s), Qt::LeftButton);
    const auto filters = dialog->findChildren<QLineEdit*>(u"logHighlights.filter"_s);
    QCOMPARE(filters.size(), 2);
    QTest::keyClicks(filters.last(), u"rows ("_s);
    QVERIFY(dialog->findChild<QLabel*>(u"logHighlights.error"_s)->text().startsWith(u"Rule 2, column 7"_s));
    QTest::keyClick(filters.last(), Qt::Key_Backspace);
    QTRY_VERIFY(dialog->findChild<QLabel*>(u"logHighlights.error"_s)->text().isEmpty());
    const auto* rules = m_panel->findChild<LogHighlights*>();
    QCOMPARE(rules->ruleOf(m_log->rowId(990)), 0);
    QCOMPARE(rules->ruleOf(m_log->rowId(991)), 1);
    QCOMPARE(rules->ruleOf(m_log->rowId(950)), -1);
    // On the screen: the row's ground.
    table()->scrollToBottom();
    const QRect place = table()->visualRect(m_log->index(990, LogModel::Message));
    const QImage picture = table()->viewport()->grab(place).toImage();
    QCOMPARE(picture.pixelColor(picture.width() - 3, picture.height() / 2),
             themeColor(ColorToken::InfoSurface));
    QTest::mouseClick(dialog->findChildren<QToolButton*>(u"logHighlights.remove"_s).first(), Qt::LeftButton);
    QCOMPARE(rules->rules().size(), 1);
    QCOMPARE(rules->ruleOf(m_log->rowId(990)), 0);
    const QByteArray state = m_panel->state();
    dialog->close();
    LogModel other;
    LogPanel panel(&other);
    panel.restoreState(state);
    QCOMPARE(panel.findChild<LogHighlights*>()->rules().size(), 1);
    QCOMPARE(panel.findChild<LogHighlights*>()->rules()[0].filter, u"rows "_s);
}

// 1,000 seconds, in stretches of 5 s: errors at 50, 150 …; warnings every 10 s.
void TestLogDock::ratesLeadToLines()
{
    auto* strip = child<LogRateStrip>(u"logRate"_s);
    QTRY_COMPARE(strip->rate().stretches.size(), 200U);
    QCOMPARE(strip->rate().width, 5000);
    QTRY_COMPARE(strip->rate().stretches[10].errors, 1);
    QTRY_COMPARE(strip->rate().stretches[12].warnings, 1);
    QCOMPARE(strip->rate().stretches[11].errors, 0);
    QCOMPARE(strip->rate().highest(), 5);
    // An error is marked below its column.
    const QRect area = strip->area();
    const auto xOf = [&](int stretch) { return area.left() + (stretch * 2 + 1) * area.width() / 400; };
    const QImage picture = strip->grab().toImage();
    const auto isRed = [&](int stretch) {
        return picture.pixelColor(xOf(stretch), area.bottom() + 5) == themeColor(ColorToken::StateFailed);
    };
    QVERIFY(isRed(10) && isRed(30));
    QVERIFY(!isRed(20));
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(xOf(30), area.center().y()));
    QCOMPARE(current(), u"Cannot open the file 'in150.csv'"_s);
    QVERIFY(!m_panel->isFollowing());
    // What comes stands in it at once; without it nothing is in the way.
    m_log->append({line(1200, LogLevel::Error, u"SQL01"_s, u"late"_s)});
    QTRY_COMPARE(strip->rate().stretches.back().errors, 1);
    m_panel->findChild<QAction*>(u"log.rate"_s)->trigger();
    QVERIFY(!strip->isVisible());
}

void TestLogDock::ratesChooseATime()
{
    auto* strip = child<LogRateStrip>(u"logRate"_s);
    QTRY_COMPARE(strip->rate().stretches.size(), 200U);
    const QRect area = strip->area();
    const auto at = [&](int stretch) {
        return QPoint(area.left() + (stretch * 2 + 1) * area.width() / 400, area.center().y());
    };
    QTest::mousePress(strip, Qt::LeftButton, {}, at(20));
    QTest::mouseMove(strip, at(30));
    QTest::mouseMove(strip, at(39));
    QTest::mouseRelease(strip, Qt::LeftButton, {}, at(39));
    QTRY_COMPARE(m_log->rowCount(), 100);
    QCOMPARE(m_log->record(0).at.toMSecsSinceEpoch(), start() + 100'000);
    QCOMPARE(filter()->text().count(u"since:"_s), 1);
    QCOMPARE(filter()->text().count(u"until:"_s), 1);
    QTRY_COMPARE(strip->rate().width, 1000); // what is shown has all the room
    QTest::mouseDClick(strip, Qt::LeftButton, {}, at(20));
    QTRY_COMPARE(m_log->rowCount(), 1000);
    QCOMPARE(filter()->text(), QString());
}

void TestLogDock::ratesByKeyboard()
{
    auto* strip = child<LogRateStrip>(u"logRate"_s);
    QTRY_COMPARE(strip->rate().stretches.size(), 200U);
    strip->setFocus();
    QTest::keyClick(strip, Qt::Key_Home);
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(strip, Qt::Key_Right);
    QVERIFY2(strip->accessibleDescription().contains(u"5 line(s), 1 error(s)"_s),
             qPrintable(strip->accessibleDescription()));
    QTest::keyClick(strip, Qt::Key_Return);
    QCOMPARE(current(), u"Process 50 was the deadlock victim"_s);
    QTest::keyClick(strip, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(strip, Qt::Key_Return);
    QTRY_COMPARE(m_log->rowCount(), 10);
    strip->setFocus();
    QTest::keyClick(strip, Qt::Key_Escape);
    QTRY_COMPARE(m_log->rowCount(), 1000);
}

void TestLogDock::groupsOfWarnings()
{
    m_panel->findChild<QAction*>(u"log.groups"_s)->trigger();
    auto* groups = child<QTableView>(u"logGroups.table"_s);
    QTRY_COMPARE(groups->model()->rowCount(), 2);
    auto* kinds = child<QComboBox>(u"logGroups.kinds"_s);
    kinds->setFocus();
    QTest::keyClick(kinds, Qt::Key_End);
    QTRY_COMPARE(groups->model()->rowCount(), 3);
    const QModelIndex most = groups->model()->index(0, LogGroupsModel::Count);
    QCOMPARE(most.data().toString(), u"90"_s); // every tenth is a warning, every hundredth of all an error
    QCOMPARE(most.data(LogGroupsModel::LevelRole).toInt(), int(LogLevel::Warning));
    QTest::mouseClick(groups->viewport(), Qt::LeftButton, {}, groups->visualRect(most).center());
    QTRY_COMPARE(m_log->rowCount(), 90);
    QTest::keyClick(kinds, Qt::Key_Home);
    QTRY_COMPARE(groups->model()->rowCount(), 2);
}

void TestLogDock::bookmarksComeBack()
{
    table()->setFocus();
    table()->scrollToTop();
    for (const int row : {2, 5}) {
        clickRow(row);
        QTest::keyClick(table(), Qt::Key_B, Qt::ControlModifier);
    }
    const QByteArray state = m_panel->state();
    LogModel other;
    LogPanel panel(&other);
    panel.restoreState(state);
    // The same lines come in another order, with numbers of their own, and one of them not at all.
    other.append({line(9, LogLevel::Info, u"SQL01"_s, u"9 rows were loaded"_s),
                  line(5, LogLevel::Info, u"SQL02"_s, u"5 rows were loaded"_s), // another server
                  line(5, LogLevel::Info, u"SQL01"_s, u"5 rows were loaded"_s),
                  line(5, LogLevel::Info, u"SQL01"_s, u"something else"_s)});
    auto* next = panel.findChild<QAction*>(u"log.nextBookmark"_s);
    const auto marked = [&] {
        next->trigger();
        const QModelIndex index = panel.table()->currentIndex();
        return index.isValid() ? other.record(index.row()).server + u' ' + other.record(index.row()).message
                               : QString();
    };
    QTRY_COMPARE(marked(), u"SQL01 5 rows were loaded"_s);
    QCOMPARE(marked(), u"SQL01 5 rows were loaded"_s); // it is the only one
    // The one that has not come is kept on.
    LogModel third;
    LogPanel again(&third);
    again.restoreState(panel.state());
    third.append({line(2, LogLevel::Info, u"SQL01"_s, u"2 rows were loaded"_s)});
    const auto isMarked = [&] {
        again.findChild<QAction*>(u"log.nextBookmark"_s)->trigger();
        return again.table()->currentIndex().isValid();
    };
    QTRY_VERIFY(isMarked());
}

void TestLogDock::comesBackAsItWas()
{
    type(filter(), u"server:SQL02"_s);
    QTRY_COMPARE(m_log->rowCount(), 400);
    auto* level = child<QComboBox>(u"logLevel"_s);
    level->setFocus();
    QTest::keyClick(level, Qt::Key_End);
    QTRY_COMPARE(m_log->rowCount(), 4);
    m_panel->findChild<QAction*>(u"log.groups"_s)->trigger();
    m_panel->findChild<QAction*>(u"log.rate"_s)->trigger();
    table()->setColumnWidth(LogModel::ServerName, 77);
    LogModel other;
    QWidget window;
    LogPanel panel(&other, &window);
    panel.restoreState(m_panel->state());
    QCOMPARE(panel.bar()->findChild<QLineEdit*>(u"logFilter"_s)->text(), u"server:SQL02"_s);
    QCOMPARE(panel.bar()->findChild<QComboBox*>(u"logLevel"_s)->currentIndex(), 3);
    QCOMPARE(panel.table()->columnWidth(LogModel::ServerName), 77);
    QVERIFY(panel.findChild<QAction*>(u"log.groups"_s)->isChecked());
    QVERIFY(!panel.findChild<QAction*>(u"log.rate"_s)->isChecked());
    other.append({line(1, LogLevel::Error, u"SQL01"_s, u"a"_s), line(1, LogLevel::Error, u"SQL02"_s, u"b"_s),
                  line(1, LogLevel::Info, u"SQL02"_s, u"c"_s)});
    QCOMPARE(other.rowCount(), 1);
}

void TestLogDock::columnsMove()
{
    QHeaderView* header = table()->horizontalHeader();
    const auto middle = [&](int column) {
        return QPoint(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                      header->height() / 2);
    };
    const QPoint from = middle(LogModel::ServerName);
    const QPoint to = middle(LogModel::Time);
    QTest::mousePress(header->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(header->viewport(), (from + to) / 2);
    QTest::mouseMove(header->viewport(), to - QPoint(20, 0));
    QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, to - QPoint(20, 0));
    QCOMPARE(header->visualIndex(LogModel::ServerName), 0);
    LogModel other;
    LogPanel panel(&other);
    panel.restoreState(m_panel->state());
    QCOMPARE(panel.table()->horizontalHeader()->visualIndex(LogModel::ServerName), 0);
    QCOMPARE(panel.table()->horizontalHeader()->visualIndex(LogModel::Time), 1);
}

QTEST_MAIN(TestLogDock)
#include "tst_logdock.moc"
