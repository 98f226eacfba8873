// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

namespace logstage {

using namespace stellwerk;
using namespace Qt::StringLiterals;

inline qint64 start()
{
    return QDateTime(QDate::currentDate(), QTime(0, 0)).toMSecsSinceEpoch();
}

inline LogRecord line(int second, LogLevel level, const QString& server, const QString& message)
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

// The log's dock with lines, and hands to use it with.
class LogPanelStage : public QObject
{
protected:
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

    void setUp();
    void tearDown();

    std::unique_ptr<LogModel> m_log;
    std::unique_ptr<QWidget> m_window;
    LogPanel* m_panel = nullptr;
    TestDialogs m_dialogs;
};

// 1,000 lines a second apart on three servers: every tenth a warning, every hundredth an error of two kinds.
inline void LogPanelStage::setUp()
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

inline void LogPanelStage::tearDown()
{
    m_window.reset();
    m_log.reset();
}

} // namespace logstage
