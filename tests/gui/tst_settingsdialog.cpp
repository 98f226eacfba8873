// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/settingsdialog.h"
#include "shell/settingspage.h"
#include "shellwindow.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

class TestSettingsDialog : public QObject
{
    Q_OBJECT
    std::unique_ptr<ShellWindow> m;
    SettingsDialog* m_dialog = nullptr;

    template <class T>
    T* setting(const QString& name) const
    {
        return m_dialog->findChild<T*>(u"setting."_s + name);
    }
    QListWidget* list() const { return m_dialog->findChild<QListWidget*>(u"settings.pages"_s); }
    void show(const QString& page) { m_dialog->showPage(u"settings."_s + page); }
    QStringList shownPages() const
    {
        QStringList pages;
        for (int i = 0; i < list()->count(); ++i) {
            if (!list()->item(i)->isHidden())
                pages.append(list()->item(i)->text());
        }
        return pages;
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ShellWindow>();
        QVERIFY(m->shown);
        QAction* open = m->action(u"tools.settings"_s);
        QVERIFY(open->shortcuts().contains(QKeySequence(Qt::CTRL | Qt::Key_Comma)));
        open->trigger();
        m_dialog = m->window->findChild<SettingsDialog*>();
        QVERIFY(m_dialog && m_dialog->isVisible());
        open->trigger(); // the same one
        QCOMPARE(m->window->findChildren<SettingsDialog*>().size(), 1);
    }
    void cleanup() { m.reset(); }

    void isReachedAndLeftByKeyboard()
    {
        QTRY_VERIFY(m_dialog->findChild<QLineEdit*>(u"settings.search"_s)->hasFocus());
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m->window->findChild<SettingsDialog*>());
    }

    void changesHoldAtOnceAndInTheMenus()
    {
        show(u"appearance"_s);
        auto* scheme = setting<QComboBox>(u"scheme"_s);
        QVERIFY(scheme->isVisible());
        scheme->setFocus();
        scheme->setCurrentIndex(0);
        const auto choose = [&](Qt::Key key, int times) {
            for (int i = 0; i < times; ++i)
                QTest::keyClick(scheme, key);
        };
        choose(Qt::Key_Down, 2);
        QCOMPARE(m->workspace->preferences()->scheme(), SchemeChoice::Dark);
        QVERIFY(Theme::instance().isDark());
        QVERIFY(m->action(u"scheme.dark"_s)->isChecked());
        m->action(u"scheme.light"_s)->trigger(); // the menu
        QCOMPARE(scheme->currentIndex(), 1);
        show(u"runs"_s);
        auto* readOnly = setting<QCheckBox>(u"run.readOnly"_s);
        QTest::mouseClick(readOnly, Qt::LeftButton, {}, {8, readOnly->height() / 2});
        QVERIFY(m->workspace->session()->isReadOnly());
        QVERIFY(m->workspace->preferences()->readOnly());
        m->action(u"run.readOnly"_s)->trigger();
        QVERIFY(!readOnly->isChecked());
        auto* switches = setting<QCheckBox>(u"switchesToRun"_s);
        QVERIFY(!switches->isChecked());
        QTest::mouseClick(switches, Qt::LeftButton, {}, {8, switches->height() / 2});
        QVERIFY(m->workspace->preferences()->switchesToRun());
    }

    void switchesOfTheCanvasReachOpenCanvases()
    {
        m->newPackage({u"Load A"_s});
        show(u"canvas"_s);
        auto* snap = setting<QCheckBox>(u"canvas.snaptogrid"_s);
        QVERIFY(snap->isChecked());
        snap->click();
        QVERIFY(!m->canvas()->action(CanvasCommand::SnapToGrid)->isChecked());
        m->newPackage({u"Load B"_s});
        QVERIFY(!m->canvas()->action(CanvasCommand::SnapToGrid)->isChecked());
        m->canvas()->action(CanvasCommand::SnapToGrid)->trigger();
        m_dialog->hide();
        m_dialog->show();
        QVERIFY(snap->isChecked());
    }

    void aPageIsReset()
    {
        show(u"servers"_s);
        auto* reset = m_dialog->findChild<QPushButton*>(u"settings.reset"_s);
        QVERIFY(!reset->isEnabled());
        auto* login = setting<QSpinBox>(u"loginTimeout"_s);
        login->setValue(17);
        QCOMPARE(m->workspace->preferences()->loginTimeout(), std::chrono::seconds(17));
        QVERIFY(reset->isEnabled());
        show(u"runs"_s);
        QVERIFY(!reset->isEnabled()); // of this page
        show(u"servers"_s);
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(login->value(), int(Server{}.loginTimeout.count()));
        QCOMPARE(m->workspace->preferences()->loginTimeout(), Server{}.loginTimeout);
        QVERIFY(!reset->isEnabled());
    }

    void aNewServerBeginsWithTheChosenTimes()
    {
        show(u"servers"_s);
        setting<QSpinBox>(u"loginTimeout"_s)->setValue(33);
        setting<QSpinBox>(u"queryTimeout"_s)->setValue(44);
        m_dialog->close();
        m->action(u"fleet.addserver"_s)->trigger();
        auto* dialog = m->window->findChild<QDialog*>(u"serverDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QSpinBox*>(u"loginTimeout"_s)->value(), 33);
        QCOMPARE(dialog->findChild<QSpinBox*>(u"queryTimeout"_s)->value(), 44);
        dialog->close();
    }

    void searchLeadsToTheRows()
    {
        auto* search = m_dialog->findChild<QLineEdit*>(u"settings.search"_s);
        const qsizetype all = shownPages().size();
        QTest::keyClicks(search, u"time-out"_s);
        QCOMPARE(shownPages(), QStringList{list()->currentItem()->text()});
        QVERIFY(setting<QSpinBox>(u"queryTimeout"_s)->isVisible());
        QVERIFY(setting<QSpinBox>(u"queryTimeout"_s)->parentWidget()->autoFillBackground());
        search->clear();
        QTest::keyClicks(search, u"login TIME"_s); // all words, anywhere
        QVERIFY(setting<QSpinBox>(u"loginTimeout"_s)->isVisible());
        QVERIFY(!setting<QSpinBox>(u"queryTimeout"_s)->isVisible());
        search->clear();
        QTest::keyClicks(search, u"no such setting"_s);
        QCOMPARE(shownPages(), QStringList());
        auto* stack = m_dialog->findChild<QStackedWidget*>();
        QVERIFY(qobject_cast<QLabel*>(stack->currentWidget())); // and says so
        search->clear();
        QCOMPARE(shownPages().size(), all);
        QVERIFY(qobject_cast<SettingsPage*>(stack->currentWidget()));
        QVERIFY(!setting<QSpinBox>(u"queryTimeout"_s)->parentWidget()->autoFillBackground());
    }

    void everyControlSaysWhatItIs()
    {
        for (int i = 0; i < list()->count(); ++i) {
            list()->setCurrentRow(i);
            for (const QWidget* control : m_dialog->findChildren<QWidget*>()) {
                if (!control->isVisible() || !control->objectName().startsWith(u"setting."_s))
                    continue;
                QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(control->objectName()));
                QVERIFY2(!control->accessibleName().contains(u'&'), qPrintable(control->accessibleName()));
                if (!qobject_cast<const QLabel*>(control))
                    QVERIFY2(!control->accessibleDescription().isEmpty(), qPrintable(control->objectName()));
            }
        }
    }

    void fitsASmallScreen()
    {
        QVERIFY(m_dialog->minimumSizeHint().width() <= 1280);
        QVERIFY(m_dialog->minimumSizeHint().height() <= 800);
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
