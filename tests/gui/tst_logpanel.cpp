// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log's dock by real mouse and key events.
#include "logs/logexport.h"
#include "logs/logfilterfield.h"
#include "logs/loggroupsmodel.h"
#include "logs/loghighlights.h"
#include "logs/loghits.h"
#include "logs/logpanel.h"
#include "logs/logratestrip.h"
#include "testdialogs.h"
#include "theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

qint64 start()
{
    return QDateTime(QDate::currentDate(), QTime(0, 0)).toMSecsSinceEpoch();
}

LogRecord line(int second, LogLevel level, const QString& server, const QString& message)
{
    LogRecord record;
    record.at = QDateTime::fromMSecsSinceEpoch(start() + second * 1000, Qt::UTC);
    record.level = level;
    record.source = LogSource::History;
    record.server = server;
    record.job = u"Load customers"_s;
    record.step = u"Extract"_s;
    record.message = message;
    return record;
}

} // namespace

class TestLogPanel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init();
    void cleanup();
    void filtersAsOneTypes();
    void saysWhatIsWrong();
    void offersFieldsAndValues();
    void findsAndCounts();
    void pausesWhenScrolled();
    void jumps();
    void goesToATime();
    void bookmarks();
    void groupsFilter();
    void columnsAreChosenAndKept();
    void detailIsCopied();
    void keepsTheCurrentLine();
    void exports_data();
    void exports();
    void exportsAreCancelledOrFailWhole();
    void tellsOfLinesThatWent();
    void highlights();
    void ratesLeadToLines();
    void ratesChooseATime();
    void ratesByKeyboard();
    void groupsOfWarnings();
    void bookmarksComeBack();
    void comesBackAsItWas();
    void saysThatNothingPasses();
    void columnsMove();
    void tellsTheServersClock();
    void paintsOncePerBatch();

private:
    template <typename T>
    T* child(const QString& name) const
    {
        T* found = m_window->findChild<T*>(name);
        Q_ASSERT(found);
        return found;
    }
    QTableView* table() const { return m_panel->table(); }
    QLineEdit* filter() const { return child<QLineEdit>(u"logFilter"_s); }
    void type(QWidget* where, const QString& text)
    {
        where->setFocus();
        QTest::keyClicks(where, text);
    }
    void clickRow(int row)
    {
        const QRect place = table()->visualRect(m_log->index(row, LogModel::Message));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, place.center());
    }
    QString current() const { return m_log->record(table()->currentIndex().row()).message; }

    std::unique_ptr<LogModel> m_log;
    std::unique_ptr<QWidget> m_window;
    LogPanel* m_panel = nullptr;
    TestDialogs m_dialogs;
};

// 1,000 lines a second apart on three servers: every tenth a warning, every hundredth an error of two kinds.
void TestLogPanel::init()
{
    m_log = std::make_unique<LogModel>();
    m_window = std::make_unique<QWidget>();
    m_panel = new LogPanel(m_log.get(), m_window.get());
    m_panel->setDialogs(&m_dialogs);
    auto* column = new QVBoxLayout(m_window.get());
    column->addWidget(m_panel->bar());
    column->addWidget(m_panel, 1);
    m_panel->bar()->show();
    m_window->resize(1100, 420);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QList<LogRecord> records;
    for (int i = 0; i < 1000; ++i) {
        const LogLevel level = i % 100 == 50 ? LogLevel::Error
                               : i % 10 == 0 ? LogLevel::Warning
                                             : LogLevel::Info;
        const QString message = level == LogLevel::Error
                                    ? (i % 200 == 50 ? u"Process %1 was the deadlock victim"_s
                                                     : u"Cannot open the file 'in%1.csv'"_s)
                                          .arg(i)
                                    : u"%1 rows were loaded"_s.arg(i);
        records += line(i, level, u"SQL0%1"_s.arg(1 + i / 400), message);
    }
    m_log->append(records);
    QTRY_COMPARE(child<QLabel>(u"logCount"_s)->text(), u"1,000 lines"_s);
}

void TestLogPanel::cleanup()
{
    m_window.reset();
    m_log.reset();
}

void TestLogPanel::filtersAsOneTypes()
{
    type(filter(), u"server:SQL02 level>=warning -deadlock"_s);
    QTRY_COMPARE(m_log->rowCount(),
                 38); // 40 of SQL02 are every tenth, 4 more errors; 2 of these are deadlocks, and …
    for (int row = 0; row < m_log->rowCount(); ++row) {
        const LogRecord record = m_log->record(row);
        QCOMPARE(record.server, u"SQL02"_s);
        QVERIFY(record.level >= LogLevel::Warning);
        QVERIFY(!record.message.contains(u"deadlock"_s));
    }
    QTRY_COMPARE(child<QLabel>(u"logCount"_s)->text(), u"38 of 1,000 lines"_s);
    // The level beside it counts as well.
    auto* level = child<QComboBox>(u"logLevel"_s);
    level->setFocus();
    QTest::keyClick(level, Qt::Key_End);
    QTRY_COMPARE(m_log->rowCount(), 2);
    filter()->setFocus();
    QTest::keyClick(filter(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(filter(), Qt::Key_Delete);
    QTRY_COMPARE(m_log->rowCount(), 10);
    // New lines are filtered as they come.
    m_log->append({line(2000, LogLevel::Info, u"SQL01"_s, u"quiet"_s),
                   line(2001, LogLevel::Error, u"SQL01"_s, u"loud"_s)});
    QCOMPARE(m_log->rowCount(), 11);
}

void TestLogPanel::saysWhatIsWrong()
{
    type(filter(), u"deadlock"_s);
    QTRY_COMPARE(m_log->rowCount(), 5);
    auto* error = child<QLabel>(u"logFilterError"_s);
    QVERIFY(!error->isVisible());
    type(filter(), u" sever:SQL01"_s);
    QTRY_VERIFY(error->isVisible());
    QVERIFY2(error->text().startsWith(u"Column 10: "_s), qPrintable(error->text()));
    QVERIFY(error->text().contains(u"sever"_s));
    QVERIFY(!filter()->accessibleDescription().isEmpty());
    QCOMPARE(m_log->rowCount(), 5); // what was shown stays
    for (int i = 0; i < 12; ++i)
        QTest::keyClick(filter(), Qt::Key_Backspace);
    QTRY_VERIFY(!error->isVisible());
    QCOMPARE(filter()->text(), u"deadlock"_s);
}

void TestLogPanel::offersFieldsAndValues()
{
    auto* choices = m_window->findChild<LogFilterField*>(u"logFilter"_s)->completions()->popup();
    type(filter(), u"ser"_s);
    QTRY_VERIFY(choices->isVisible());
    QCOMPARE(choices->model()->index(0, 0).data().toString(), u"server:"_s);
    QTest::keyClick(choices, Qt::Key_Down);
    QTest::keyClick(choices, Qt::Key_Return);
    QCOMPARE(filter()->text(), u"server:"_s);
    QTRY_VERIFY(choices->isVisible());
    QCOMPARE(choices->model()->rowCount(), 3);
    QTest::keyClicks(filter(), u"SQL03"_s.left(4));
    QTest::keyClick(choices, Qt::Key_Down);
    QTest::keyClick(choices, Qt::Key_Down);
    QTest::keyClick(choices, Qt::Key_Down);
    QTest::keyClick(choices, Qt::Key_Return);
    QCOMPARE(filter()->text(), u"server:SQL03 "_s);
    QTRY_COMPARE(m_log->rowCount(), 200);
    type(filter(), u"job:"_s);
    QTRY_VERIFY(choices->isVisible());
    QTest::keyClick(choices, Qt::Key_Down);
    QTest::keyClick(choices, Qt::Key_Tab);
    QCOMPARE(filter()->text(), u"server:SQL03 job:\"Load customers\" "_s);
}

void TestLogPanel::findsAndCounts()
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_F, Qt::ControlModifier);
    auto* text = child<QLineEdit>(u"logFind.text"_s);
    QTRY_VERIFY(text->hasFocus());
    auto* count = child<QLabel>(u"logFind.count"_s);
    QTest::keyClicks(text, u"VICTIM"_s);
    QTRY_COMPARE(count->text(), u"5 lines with hits"_s);
    QCOMPARE(m_log->rowCount(), 1000); // nothing is hidden
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(current(), u"Process 50 was the deadlock victim"_s);
    QTRY_COMPARE(count->text(), u"1 of 5"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(current(), u"Process 250 was the deadlock victim"_s);
    QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(current(), u"Process 850 was the deadlock victim"_s); // around the end
    // The marks beside the scroll bar: about where they are of the whole.
    auto* marks = child<QWidget>(u"logMarks"_s);
    const auto* hits = m_panel->findChildren<LogHits*>().first();
    const std::vector<bool> stretches = hits->stretches(100);
    QCOMPARE(std::count(stretches.begin(), stretches.end(), true), 5);
    QVERIFY(stretches[5] && stretches[25] && stretches[85]);
    const QImage picture = marks->grab().toImage();
    int accent = 0;
    for (int y = 0; y < picture.height(); ++y)
        accent += picture.pixelColor(5, y) == themeColor(ColorToken::Accent) ? 1 : 0;
    QVERIFY2(accent >= 5 && accent <= 12, qPrintable(QString::number(accent)));
    // New lines count at once; an expression is searched, and a wrong one is told.
    m_log->append({line(3000, LogLevel::Info, u"SQL01"_s, u"another victim"_s)});
    QTRY_COMPARE(hits->count(), 6);
    QTest::keyClick(text, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(text, u"file 'in[0-9]+"_s);
    QTRY_COMPARE(count->text(), u"No hits"_s);
    QTest::mouseClick(child<QToolButton>(u"logFind.regex"_s), Qt::LeftButton);
    QTRY_COMPARE(count->text(), u"5 lines with hits"_s);
    QTest::keyClicks(text, u"("_s);
    QTRY_VERIFY2(count->text().startsWith(u"Column"_s), qPrintable(count->text()));
    QTest::keyClick(text, Qt::Key_Escape);
    QTRY_VERIFY(!text->isVisible());
    QCOMPARE(hits->count(), 0);
}

void TestLogPanel::pausesWhenScrolled()
{
    QScrollBar* bar = table()->verticalScrollBar();
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(m_panel->isFollowing());
    table()->setFocus();
    clickRow(m_log->rowCount() - 2);
    QTest::keyClick(table(), Qt::Key_PageUp);
    QTest::keyClick(table(), Qt::Key_PageUp);
    QTRY_VERIFY(!m_panel->isFollowing());
    const int before = bar->value();
    m_log->append({line(4000, LogLevel::Info, u"SQL01"_s, u"new"_s),
                   line(4001, LogLevel::Info, u"SQL01"_s, u"newer"_s)});
    QTRY_COMPARE(child<QLabel>(u"logCount"_s)->text(), u"1,002 lines, 2 new"_s);
    QCOMPARE(bar->value(), before);
    QTest::mouseClick(child<QToolButton>(u"log.follow.button"_s), Qt::LeftButton);
    QTRY_COMPARE(bar->value(), bar->maximum());
    QCOMPARE(child<QLabel>(u"logCount"_s)->text(), u"1,002 lines"_s);
    m_log->append({line(4002, LogLevel::Info, u"SQL01"_s, u"newest"_s)});
    QTRY_COMPARE(table()->rowAt(table()->viewport()->height() - 4), m_log->rowCount() - 1);
}

void TestLogPanel::jumps()
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_F8, Qt::ControlModifier); // the first error
    QCOMPARE(current(), u"Process 50 was the deadlock victim"_s);
    QVERIFY(!m_panel->isFollowing());
    m_panel->nextErrorAction()->trigger();
    QCOMPARE(current(), u"Cannot open the file 'in150.csv'"_s);
    m_panel->previousErrorAction()->trigger();
    QCOMPARE(current(), u"Process 50 was the deadlock victim"_s);
    QTest::keyClick(table(), Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(m_log->record(table()->currentIndex().row()).server, u"SQL02"_s);
    QCOMPARE(table()->currentIndex().row(), 400);
    QTest::keyClick(table(), Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(table()->currentIndex().row(), 399);
    QTRY_VERIFY(table()->viewport()->rect().contains(table()->visualRect(table()->currentIndex()).center()));
    // A click into the marks goes to that part.
    auto* marks = child<QWidget>(u"logMarks"_s);
    QTest::mouseClick(marks, Qt::LeftButton, {}, QPoint(4, marks->height() / 2));
    QVERIFY(std::abs(table()->currentIndex().row() - 500) < 60);
}

void TestLogPanel::goesToATime()
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_G, Qt::ControlModifier);
    QPointer<QWidget> box = m_window->findChild<QWidget*>(u"logTime"_s);
    QVERIFY(box);
    auto* text = box->findChild<QLineEdit*>(u"logTime.text"_s);
    QTest::keyClicks(text, u"soon"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(box->findChild<QLabel*>(u"logTime.hint"_s)->text().contains(u"soon"_s));
    QTest::keyClick(text, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(text, QDate::currentDate().toString(Qt::ISODate) + u" 00:05:10"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_VERIFY(!box);
    QCOMPARE(table()->currentIndex().row(), 310);
}

void TestLogPanel::bookmarks()
{
    table()->setFocus();
    table()->scrollToTop();
    for (const int row : {2, 5}) {
        clickRow(row);
        QTest::keyClick(table(), Qt::Key_B, Qt::ControlModifier);
    }
    clickRow(0);
    QTest::keyClick(table(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(table()->currentIndex().row(), 2);
    QTest::keyClick(table(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(table()->currentIndex().row(), 5);
    QTest::keyClick(table(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(table()->currentIndex().row(), 2);
    QTest::keyClick(table(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(table()->currentIndex().row(), 5);
    QTest::keyClick(table(), Qt::Key_B, Qt::ControlModifier); // taken away
    QTest::keyClick(table(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(table()->currentIndex().row(), 2);
    // They are the lines', not the places': a late line before them changes nothing.
    const QString message = current();
    m_log->append({line(-5, LogLevel::Info, u"SQL01"_s, u"earlier than all"_s)});
    QCOMPARE(table()->currentIndex().row(), 3);
    QTest::keyClick(table(), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(table(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(current(), message);
}

void TestLogPanel::groupsFilter()
{
    QTest::mouseClick(child<QToolButton>(u"log.groups.button"_s), Qt::LeftButton);
    auto* groups = child<QTableView>(u"logGroups.table"_s);
    QTRY_VERIFY(groups->isVisible());
    QTRY_COMPARE(groups->model()->rowCount(), 2);
    for (int i = 0; i < 3; ++i)
        m_log->append(
            {line(5000 + i, LogLevel::Error, u"SQL09"_s, u"Cannot open the file 'x%1.csv'"_s.arg(i))});
    QTRY_COMPARE(groups->model()->index(0, LogGroupsModel::Count).data().toString(),
                 u"8"_s); // the most first
    const QModelIndex first = groups->model()->index(0, LogGroupsModel::Message);
    QVERIFY(first.data().toString().startsWith(u"Cannot open the file"_s));
    QTest::mouseClick(groups->viewport(), Qt::LeftButton, {}, groups->visualRect(first).center());
    QTRY_COMPARE(m_log->rowCount(), 8);
    QVERIFY2(filter()->text().startsWith(u"group:"_s), qPrintable(filter()->text()));
    const QModelIndex second = groups->model()->index(1, LogGroupsModel::Message);
    QTest::mouseClick(groups->viewport(), Qt::LeftButton, {}, groups->visualRect(second).center());
    QTRY_COMPARE(m_log->rowCount(), 5);
    QCOMPARE(filter()->text().count(u"group"_s), 1);
}

void TestLogPanel::columnsAreChosenAndKept()
{
    QVERIFY(table()->isColumnHidden(LogModel::Task));
    QMenu* columns = m_panel->findChild<QMenu*>(u"menu.logColumns"_s);
    columns->popup(m_window->mapToGlobal(QPoint(10, 10)));
    for (const int column : {int(LogModel::Job), int(LogModel::Task)}) {
        QTest::mouseClick(columns, Qt::LeftButton, {},
                          columns->actionGeometry(columns->actions().at(column)).center());
        columns->popup(m_window->mapToGlobal(QPoint(10, 10)));
    }
    columns->close();
    QVERIFY(table()->isColumnHidden(LogModel::Job));
    QVERIFY(!table()->isColumnHidden(LogModel::Task));
    m_log->setMemoryLimit(qsizetype(256) << 20);
    const QByteArray state = m_panel->state();
    LogModel other;
    LogPanel panel(&other);
    panel.restoreState(state);
    QVERIFY(panel.table()->isColumnHidden(LogModel::Job));
    QVERIFY(!panel.table()->isColumnHidden(LogModel::Task));
    QCOMPARE(other.memoryLimit(), qsizetype(256) << 20);
    panel.restoreState("no state at all");
    QCOMPARE(other.memoryLimit(), qsizetype(256) << 20);
}

void TestLogPanel::detailIsCopied()
{
    m_log->append({line(6000, LogLevel::Error, u"SQL01"_s, u"one\ntwo\n  three"_s)});
    QTRY_COMPARE(table()->rowAt(table()->viewport()->height() - 4), m_log->rowCount() - 1);
    clickRow(m_log->rowCount() - 1);
    QVERIFY(child<QPlainTextEdit>(u"logDetail"_s)->toPlainText().endsWith(u"one\ntwo\n  three"_s));
    auto* copy = child<QToolButton>(u"log.copyMessage.button"_s);
    QTRY_VERIFY(!copy->visibleRegion().isEmpty()); // the pane has just been shown
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), u"one\ntwo\n  three"_s);
}

void TestLogPanel::keepsTheCurrentLine()
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_F8, Qt::ControlModifier);
    const QString message = current();
    type(filter(), u"deadlock"_s);
    QTRY_COMPARE(m_log->rowCount(), 5);
    QCOMPARE(current(), message);
    QTest::keyClick(filter(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(filter(), Qt::Key_Delete);
    QTRY_COMPARE(m_log->rowCount(), 1000);
    QCOMPARE(current(), message);
    QVERIFY(table()->viewport()->rect().contains(table()->visualRect(table()->currentIndex()).center()));
}

void TestLogPanel::exports_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("csv") << u"log.csv"_s;
    QTest::newRow("json") << u"log.json"_s;
    QTest::newRow("text") << u"log.txt"_s;
}

void TestLogPanel::exports()
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

void TestLogPanel::exportsAreCancelledOrFailWhole()
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

void TestLogPanel::tellsOfLinesThatWent()
{
    auto* note = child<QLabel>(u"logNote"_s);
    QVERIFY(!note->isVisible());
    const std::vector<LogRow> rows(200'000, LogRow{.at = start() + 100'000'000, .text = "later"});
    m_log->setMemoryLimit(m_log->store().bytes() + 3'000'000);
    m_log->appendRows(rows);
    QTRY_VERIFY(note->isVisible());
    QVERIFY2(note->text().contains(u"lines were let go"_s), qPrintable(note->text()));
    QVERIFY(m_log->store().bytes() <= m_log->memoryLimit() + 6'000'000);
}

void TestLogPanel::highlights()
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
void TestLogPanel::ratesLeadToLines()
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

void TestLogPanel::ratesChooseATime()
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

void TestLogPanel::ratesByKeyboard()
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

void TestLogPanel::groupsOfWarnings()
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

void TestLogPanel::bookmarksComeBack()
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

void TestLogPanel::comesBackAsItWas()
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

void TestLogPanel::saysThatNothingPasses()
{
    auto* text = child<QLabel>(u"logEmpty"_s);
    QVERIFY(!text->isVisible());
    type(filter(), u"nothing says this"_s);
    QTRY_VERIFY(text->isVisible());
    QCOMPARE(text->text(), u"None of the 1000 line(s) passes the filter."_s);
    QVERIFY(!table()->isVisible());
    QTest::mouseClick(child<QToolButton>(u"log.showAll"_s), Qt::LeftButton);
    QTRY_VERIFY(table()->isVisible());
    QCOMPARE(filter()->text(), QString());
    QCOMPARE(m_log->rowCount(), 1000);
}

void TestLogPanel::columnsMove()
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

void TestLogPanel::tellsTheServersClock()
{
    m_log->setClock([](const QString& server, qint64 at) -> std::optional<LogModel::ServerTime> {
        if (server != u"SQL01"_s)
            return std::nullopt;
        return LogModel::ServerTime{
            QDateTime(QDate(2026, 1, 1), QTime(2, 0), Qt::UTC).addMSecs(at - start() + 2'500), 2'500};
    });
    table()->scrollToTop();
    clickRow(2);
    const QString text = child<QPlainTextEdit>(u"logDetail"_s)->toPlainText();
    QVERIFY2(text.contains(u"The clock of SQL01 said "_s) && text.contains(u" and is 2.5 s ahead."_s),
             qPrintable(text));
    const auto tip = [&](int row) {
        return m_log->index(row, LogModel::Time).data(Qt::ToolTipRole).toString();
    };
    QVERIFY2(tip(2).contains(u"02:00:04.500 and is 2.5 s ahead"_s), qPrintable(tip(2)));
    QVERIFY(!tip(500).contains(u"clock"_s)); // of SQL02 it is not known
    // A message is shown as it is, and only its beginning.
    m_log->append({line(5000, LogLevel::Info, u"SQL01"_s, u"<b>not bold</b>"_s + QString(5000, u'x'))});
    const QString message = m_log->index(1000, LogModel::Message).data(Qt::ToolTipRole).toString();
    QVERIFY(message.contains(u"&lt;b&gt;not bold"_s));
    QVERIFY(message.size() < 2000);
}

// Lines that come while it follows are painted where they belong at once, not first without them.
void TestLogPanel::paintsOncePerBatch()
{
    class Paints final : public QObject
    {
    public:
        int count = 0;

    protected:
        bool eventFilter(QObject*, QEvent* event) override
        {
            count += event->type() == QEvent::Paint ? 1 : 0;
            return false;
        }
    } paints;
    QTRY_COMPARE(child<LogRateStrip>(u"logRate"_s)->rate().stretches.size(), 200U);
    table()->viewport()->installEventFilter(&paints);
    constexpr int kBatches = 5;
    for (int i = 0; i < kBatches; ++i) {
        QElapsedTimer clock; // they come ten times a second
        clock.start();
        QTRY_VERIFY(clock.elapsed() > 130);
        if (i == 0)
            paints.count = 0;
        m_log->append({line(5000 + i, LogLevel::Info, u"SQL01"_s, u"new"_s)});
        QTRY_COMPARE(table()->rowAt(table()->viewport()->height() - 4), m_log->rowCount() - 1);
    }
    QVERIFY2(paints.count <= kBatches, qPrintable(QString::number(paints.count)));
}

QTEST_MAIN(TestLogPanel)
#include "tst_logpanel.moc"
