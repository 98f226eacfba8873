// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasstage.h"
#include "canvastestpackages.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QPainter>
#include <QPlainTextEdit>

using namespace stellwerk;
using namespace Qt::StringLiterals;

class TestCanvasNotes final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        Theme::instance().install(SchemeChoice::Light);
        m = std::make_unique<canvastest::Stage>();
        QVERIFY(QTest::qWaitForWindowActive(m->view.get()));
        m->view->setFocus();
        ParentPackage package = canvastest::chain();
        package.notes.append({u"n9"_s, u"# Mind\n\nRuns **after** midnight"_s, NoteColor::Blue, {}});
        package.layout.insert(u"n9"_s, {0, 160});
        package.noteSizes.insert(u"n9"_s, {256, 128});
        m->open(package);
    }
    void cleanup() { m.reset(); }

    void aNoteIsAddedAndWrittenByKeys()
    {
        m->key(Qt::Key_N);
        QCOMPARE(m->package().notes.size(), 2);
        QPlainTextEdit* field = editor();
        QVERIFY(field && field->hasFocus());
        QTest::keyClicks(field, u"Ask *Petra*"_s);
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m->package().notes.last().text, u"Ask *Petra*"_s);
        QVERIFY(m->view->hasFocus());
        QCOMPARE(m->steps(), 2);
        m->undo();
        m->undo();
        QCOMPARE(m->package().notes.size(), 1);
    }

    void doubleClickEnterAndF2Edit()
    {
        QTest::mouseDClick(m->view->viewport(), Qt::LeftButton, {}, middle());
        QVERIFY(editor());
        QCOMPARE(editor()->toPlainText(), m->package().notes.first().text);
        QTest::keyClicks(editor(), u"!"_s);
        QTest::keyClick(editor(), Qt::Key_Escape);
        QVERIFY(!m->package().notes.first().text.contains(u'!'));
        for (const Qt::Key key : {Qt::Key_F2, Qt::Key_Return}) {
            m->click(middle());
            m->key(key);
            QVERIFY(editor());
            QTest::keyClicks(editor(), u"!"_s);
            m->click(m->at({500, 300})); // elsewhere keeps it
            QVERIFY(!editor());
        }
        QVERIFY(m->package().notes.first().text.endsWith(u"!!"_s));
    }

    void itGrowsWithItsText()
    {
        m->editor->writeNote(u"n9"_s, u"line\n\n"_s.repeated(14));
        QVERIFY(m->package().noteSizes.value(u"n9"_s).height() > 128);
        QCOMPARE(m->package().noteSizes.value(u"n9"_s).width(), 256);
        QCOMPARE(m->note(u"n9"_s)->size(), m->package().noteSizes.value(u"n9"_s));
        m->undo(); // one step
        QCOMPARE(m->package().noteSizes.value(u"n9"_s), QSizeF(256, 128));
    }

    void itIsMovedAndResized()
    {
        m->drag(middle(), middle() + QPoint(64, 32));
        QCOMPARE(m->package().layout.value(u"n9"_s), QPointF(64, 192));
        QCOMPARE(m->editor->undoStack()->undoText(), u"Move 1 note(s)"_s);
        const QPoint corner = m->at(m->note(u"n9"_s)->card().bottomRight()) - QPoint(5, 5);
        m->press(corner);
        m->move(corner + QPoint(30, 10));
        m->move(corner + QPoint(64, 32));
        QCOMPARE(m->note(u"n9"_s)->size(), QSizeF(320, 160));
        QCOMPARE(m->package().noteSizes.value(u"n9"_s), QSizeF(256, 128));
        m->release(corner + QPoint(64, 32));
        QCOMPARE(m->package().noteSizes.value(u"n9"_s), QSizeF(320, 160));
        QCOMPARE(m->steps(), 2);
        // Never smaller than it can be taken hold of.
        m->drag(m->at(m->note(u"n9"_s)->card().bottomRight()) - QPoint(5, 5), m->at({-900, -900}));
        QCOMPARE(m->note(u"n9"_s)->size(), NoteItem::kLeast);
        m->undo();
        m->undo();
        m->undo();
        QCOMPARE(m->note(u"n9"_s)->card(), QRectF(0, 160, 256, 128));
        m->click(middle());
        m->key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(m->package().layout.value(u"n9"_s), QPointF(16, 160));
    }

    void itMovesWithTasksAndStaysWhenLocked()
    {
        m->scene()->select({{u"t1"_s}, {}, {}, {u"n9"_s}});
        m->drag(middle(), middle() + QPoint(0, 160));
        QCOMPARE(m->package().layout.value(u"t1"_s), QPointF(0, 160));
        QCOMPARE(m->package().layout.value(u"n9"_s), QPointF(0, 320));
        QCOMPARE(m->steps(), 1);
        m->undo();
        m->scene()->select({{}, {}, {}, {u"n9"_s}});
        m->key(Qt::Key_L, Qt::ShiftModifier);
        QVERIFY(m->note(u"n9"_s)->isMarked(NoteItem::Locked));
        m->drag(middle(), middle() + QPoint(0, 160));
        QCOMPARE(m->package().layout.value(u"n9"_s), QPointF(0, 160));
    }

    void colourDeleteCopyAndPaste()
    {
        m->click(middle());
        m->view->action(CanvasCommand::NoteGreen)->trigger();
        QCOMPARE(m->package().notes.first().color, NoteColor::Green);
        QVERIFY(m->view->action(CanvasCommand::NoteGreen)->isChecked());
        m->key(Qt::Key_C, Qt::ControlModifier);
        m->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m->package().notes.size(), 2);
        QCOMPARE(m->package().notes.last().color, NoteColor::Green);
        QCOMPARE(m->package().noteSizes.value(m->package().notes.last().id), QSizeF(256, 128));
        QCOMPARE(m->view->selectedNotes(), QList<NoteId>{m->package().notes.last().id});
        m->key(Qt::Key_Delete);
        QCOMPARE(m->package().notes.size(), 1);
        m->key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m->view->selectedNotes().size(), 1);
        m->key(Qt::Key_Delete);
        QVERIFY(m->package().notes.isEmpty() && m->package().tasks.isEmpty());
        m->undo();
        QCOMPARE(m->package().notes.size(), 1);
        QCOMPARE(m->note(u"n9"_s)->card(), QRectF(0, 160, 256, 128));
    }

    void theTextWrapsAndStandsOut_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    // Nothing is drawn outside of the note, and its text differs from its ground.
    void theTextWrapsAndStandsOut()
    {
        QFETCH(bool, dark);
        Theme::instance().setChoice(dark ? SchemeChoice::Dark : SchemeChoice::Light);
        m->editor->writeNote(u"n9"_s, u"Many words that do not fit into one line of it "_s.repeated(3));
        const QRectF card = m->note(u"n9"_s)->card();
        QImage image(card.size().toSize(), QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        m->scene()->render(&painter, QRectF(QPointF(0, 0), card.size()), card);
        painter.end();
        const QColor ground = themeColor(ColorToken::NoteBlue);
        double best = 1;
        int rows = 0;
        for (int y = 8; y < image.height() - 8; ++y) {
            bool any = false;
            for (int x = 10; x < image.width() - 10; ++x) {
                const double contrast = contrastRatio(image.pixelColor(x, y), ground);
                best = std::max(best, contrast);
                any = any || contrast > 3;
            }
            rows += any ? 1 : 0;
        }
        QVERIFY2(best >= 4.5, qPrintable(QString::number(best)));
        QVERIFY(rows > 20); // two lines at least
        for (int y = 8; y < image.height() - 8; ++y)
            QVERIFY(contrastRatio(image.pixelColor(image.width() - 5, y), ground) < 1.5);
    }

    // Neither HTML nor a picture that the text names is looked at.
    void theTextIsOnlyText()
    {
        const StickyNote note{u"x"_s, u"<b>bold</b> ![p](file:///etc/passwd)"_s, {}, {}};
        QVERIFY(NoteItem::firstLine(note).contains(u"<b>"_s));
        m->editor->writeNote(u"n9"_s, note.text);
        QVERIFY(!m->view->grab().isNull());
        const StickyNote huge{u"y"_s, u"a "_s.repeated(2'000'000), {}, {}};
        m->editor->changeNotes({{u"n9"_s, huge.text, {}, {}}}, u"x"_s);
        QVERIFY(!m->view->grab().isNull());
    }

    void itIsReachedByKeyAndNamed()
    {
        m->key(Qt::Key_Home);
        m->key(Qt::Key_Tab);
        QCOMPARE(m->scene()->current(), u"n9"_s);
        QCOMPARE(m->view->selectedNotes(), QList<NoteId>{u"n9"_s});
        m->key(Qt::Key_Up);
        QCOMPARE(m->scene()->current(), u"t1"_s);
        m->key(Qt::Key_Down);
        QCOMPARE(m->scene()->current(), u"n9"_s);
        QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(m->view.get());
        QCOMPARE(canvas->childCount(), 4 + int(m->editor->package().constraints.size()));
        QAccessibleInterface* child = canvas->child(1);
        QCOMPARE(child->role(), QAccessible::Note);
        QCOMPARE(child->text(QAccessible::Name), u"Mind"_s);
        QVERIFY(child->text(QAccessible::Value).contains(u"midnight"_s));
        QVERIFY(child->state().selected);
        QCOMPARE(canvas->focusChild(), child);
    }

private:
    [[nodiscard]] QPoint middle() const { return m->at(m->note(u"n9"_s)->card().center()); }
    [[nodiscard]] QPlainTextEdit* editor() const
    {
        for (QPlainTextEdit* field : m->view->findChildren<QPlainTextEdit*>(u"canvas.editNote"_s)) {
            if (field->isVisible())
                return field;
        }
        return nullptr;
    }
    std::unique_ptr<canvastest::Stage> m;
};

QTEST_MAIN(TestCanvasNotes)
#include "tst_canvasnotes.moc"
