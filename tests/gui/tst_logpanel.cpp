// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log's dock by real mouse and key events: reading, finding, jumping.
#include "logpanelstage.h"

using namespace logstage;

class TestLogPanel final : public LogPanelStage
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }
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
    void tellsOfLinesThatWent();
    void saysThatNothingPasses();
    void tellsTheServersClock();
    void paintsOncePerBatch();
};

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
