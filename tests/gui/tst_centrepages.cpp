// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tabs of the centre that are no packages: shown, closed, walked through, beside packages and without any.
#include "shellwindow.h"

#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

using namespace stellwerk;
using namespace Qt::StringLiterals;

class TestCentrePages final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPageStandsWithoutAnyPackage();
    void aPageStandsBesidePackages();
};

namespace {

QWidget* addPage(DocumentTabs* tabs)
{
    auto* page = new QWidget;
    page->setObjectName(u"testPage"_s);
    page->setWindowTitle(u"Test page"_s);
    page->setFocusPolicy(Qt::StrongFocus);
    tabs->addPage(page);
    return page;
}

} // namespace

void TestCentrePages::aPageStandsWithoutAnyPackage()
{
    test::ShellWindow shell;
    QVERIFY(shell.shown);
    DocumentTabs* tabs = shell.window->tabs();
    auto* pages = shell.window->findChild<QStackedWidget*>(u"pages"_s);
    QWidget* page = addPage(tabs);
    QCOMPARE(pages->currentIndex(), 0);
    tabs->showPage(page);
    QCOMPARE(pages->currentIndex(), 1);
    QVERIFY(page->isVisible());
    QCOMPARE(tabs->currentPage(), page);
    QCOMPARE(tabs->current(), nullptr);
    QCOMPARE(tabs->openPages(), QStringList{u"testPage"_s});
    QVERIFY(shell.action(u"file.close"_s)->isEnabled());
    QVERIFY(!shell.action(u"file.saveAs"_s)->isEnabled());
    // Its tab has a cross of its own; the page itself stays for the next time.
    QSignalSpy closed(tabs, &DocumentTabs::pageClosed);
    auto* cross = tabs->findChild<QToolButton*>(u"closePage"_s);
    QVERIFY(cross);
    QTest::mouseClick(cross, Qt::LeftButton);
    QCOMPARE(closed.count(), 1);
    QCOMPARE(pages->currentIndex(), 0);
    tabs->showPage(page);
    QCOMPARE(tabs->count(), 1);
    shell.action(u"file.close"_s)->trigger();
    QCOMPARE(tabs->count(), 0);
    QVERIFY(!shell.action(u"file.close"_s)->isEnabled());
}

void TestCentrePages::aPageStandsBesidePackages()
{
    test::ShellWindow shell;
    DocumentTabs* tabs = shell.window->tabs();
    shell.newPackage({u"Extract"_s, u"Load"_s});
    OpenDocument* document = shell.document();
    QVERIFY(document);
    QWidget* page = addPage(tabs);
    QSignalSpy changed(tabs, &DocumentTabs::currentDocumentChanged);
    tabs->showPage(page);
    QVERIFY(changed.count() > 0);
    QCOMPARE(tabs->current(), document); // it stays the one that is worked in
    tabs->showPage(page);                // again: the same tab
    QCOMPARE(tabs->count(), 2);
    shell.action(u"window.nextDocument"_s)->trigger();
    QCOMPARE(tabs->current(), document);
    shell.action(u"window.previousDocument"_s)->trigger();
    QCOMPARE(tabs->currentPage(), page);
    QTRY_VERIFY(page->hasFocus());
    // The package's tab goes while the page is shown; then the page goes.
    shell.workspace->close(document);
    QCOMPARE(tabs->count(), 1);
    QCOMPARE(tabs->currentPage(), page);
    tabs->closePage(page);
    QCOMPARE(tabs->count(), 0);
}

QTEST_MAIN(TestCentrePages)
#include "tst_centrepages.moc"
