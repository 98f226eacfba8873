// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvastestpackages.h"
#include "designwindow.h"

#include "canvas/canvasscene.h"
#include "canvas/picturedialog.h"
#include "canvas/pictureexport.h"
#include "canvas/taskitem.h"
#include "run/messagebar.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSvgRenderer>
#include <QXmlStreamReader>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

double lightness(const QImage& image)
{
    return image.pixelColor(1, 1).lightnessF();
}

} // namespace

// Pictures of the canvas as files and on the clipboard, through the real dialogs.
class TestCanvasExport final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init()
    {
        m_main = std::make_unique<DesignWindow>(canvastest::chain());
        QTRY_VERIFY(m_main->isOpen());
    }
    void cleanup() { m_main.reset(); }

    void pngHasTheSizeThatWasTold()
    {
        PictureDialog* dialog = openDialog(PictureRequest::Format::Png);
        dialog->findChild<QDoubleSpinBox*>(u"export.scale"_s)->setValue(3);
        const QString told = dialog->findChild<QLabel*>(u"export.size"_s)->text();
        const QImage image(finish(dialog, u"a.png"_s));
        QVERIFY(!image.isNull());
        QVERIFY2(told.startsWith(QLocale().toString(image.width())), qPrintable(told));
        QVERIFY(lightness(image) > 0.8);
        QVERIFY(m_main->window->messages()->text().contains(u"a.png"_s));
    }

    // Nothing is cut off: the last card's band stands where it belongs.
    void everythingIsInThePicture()
    {
        CanvasScene* scene = m_main->canvas()->canvasScene();
        const QPointF band = scene->taskItem(u"t3"_s)->card().topLeft() + QPointF(3, 32);
        const QPointF at = band - pictureBounds(*scene).topLeft();
        const QColor wanted = themeColor(ColorToken::CardBorder);
        PictureDialog* dialog = openDialog(PictureRequest::Format::Png);
        dialog->findChild<QDoubleSpinBox*>(u"export.scale"_s)->setValue(3);
        const QImage pixels(finish(dialog, u"band.png"_s));
        QCOMPARE(pixels.pixelColor((at * 3).toPoint()), wanted);
        QSvgRenderer renderer(contentOf(finish(openDialog(PictureRequest::Format::Svg), u"band.svg"_s)));
        QCOMPARE(renderer.viewBoxF().size(), pictureBounds(*scene).size());
        QImage drawn(pictureBounds(*scene).size().toSize(), QImage::Format_RGB32);
        QPainter painter(&drawn);
        renderer.render(&painter, QRectF(drawn.rect()));
        painter.end();
        // To the nearest of SVG's rounded opacities.
        const QColor found = drawn.pixelColor(at.toPoint());
        QVERIFY2(std::abs(found.red() - wanted.red()) < 4 && std::abs(found.blue() - wanted.blue()) < 4,
                 qPrintable(found.name()));
    }

    void onlyTheSelectionAndDark()
    {
        const QImage whole(finish(openDialog(PictureRequest::Format::Png), u"whole.png"_s));
        m_main->canvas()->selectTasks({u"t1"_s, u"t2"_s});
        PictureDialog* dialog = openDialog(PictureRequest::Format::Png);
        auto* look = dialog->findChild<QComboBox*>(u"export.look"_s);
        look->setCurrentIndex(look->findData(int(PictureRequest::Look::Dark)));
        QTest::mouseClick(dialog->findChild<QCheckBox*>(u"export.only"_s), Qt::LeftButton, {}, QPoint(8, 8));
        const QImage part(finish(dialog, u"part.png"_s));
        QVERIFY(part.width() < whole.width());
        QVERIFY(lightness(part) < 0.3);
        QVERIFY(!Theme::instance().isDark()); // the window keeps its own
    }

    void theSelectionDoesNotShow()
    {
        // Signs of problems come a moment after the package, and belong into pictures.
        QTRY_VERIFY(m_main->canvas()->canvasScene()->taskItem(u"t1"_s)->isMarked(CanvasPainter::WithError));
        const QImage plain(finish(openDialog(PictureRequest::Format::Png), u"plain.png"_s));
        m_main->canvas()->selectTasks({u"t1"_s});
        m_main->canvas()->canvasScene()->taskItem(u"t2"_s)->mark(CanvasPainter::Found, true);
        const QImage same(finish(openDialog(PictureRequest::Format::Png), u"same.png"_s));
        QCOMPARE(same, plain);
    }

    void svgIsADrawingWithTexts()
    {
        const QString file = finish(openDialog(PictureRequest::Format::Svg), u"a.svg"_s);
        const QByteArray svg = contentOf(file);
        QXmlStreamReader xml(svg);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(svg.contains("Load 2"));
        QVERIFY(!svg.contains("<image"));
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QImage drawn(renderer.defaultSize(), QImage::Format_RGB32);
        drawn.fill(Qt::magenta);
        QPainter painter(&drawn);
        renderer.render(&painter);
        painter.end();
        QVERIFY(lightness(drawn) > 0.8);
        QVERIFY(drawn.pixelColor(1, 1) != QColor(Qt::magenta));
    }

    void pdfHasAPage_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<QByteArray>("box");
        QTest::newRow("as big as the picture") << int(PictureRequest::Page::Fitted) << QByteArray();
        QTest::newRow("A4 across") << int(PictureRequest::Page::A4) << QByteArray("842.000000 595.000000");
    }
    void pdfHasAPage()
    {
        QFETCH(int, page);
        QFETCH(QByteArray, box);
        PictureDialog* dialog = openDialog(PictureRequest::Format::Pdf);
        auto* pages = dialog->findChild<QComboBox*>(u"export.page"_s);
        QVERIFY(pages->isEnabled());
        pages->setCurrentIndex(pages->findData(page));
        const QByteArray pdf = contentOf(finish(dialog, u"a.pdf"_s));
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(pdf.contains("/Count 1"));
        const qsizetype media = pdf.indexOf("/MediaBox");
        QVERIFY(media > 0);
        if (!box.isEmpty())
            QVERIFY2(pdf.mid(media, 60).contains(box), pdf.mid(media, 60));
    }

    void whatIsTooBigIsNotOffered()
    {
        PictureDialog* dialog = openDialog(PictureRequest::Format::Png);
        m_main->canvas()->editor()->moveTasks({{u"t3"_s, {90'000, 0}}});
        dialog->reject();
        dialog = openDialog(PictureRequest::Format::Png);
        auto* ok = dialog->findChild<QPushButton*>(u"export.ok"_s);
        QVERIFY(!ok->isEnabled());
        auto* format = dialog->findChild<QComboBox*>(u"export.format"_s);
        format->setCurrentIndex(format->findData(int(PictureRequest::Format::Svg)));
        QVERIFY(ok->isEnabled());
        // Nor written, if asked all the same.
        RecordedPicture huge = recordPicture(m_main->canvas()->canvasScene(), PictureRequest::Look::Light);
        PictureRequest request;
        QVERIFY(!writePicture(huge, request, m_main->folder.filePath(u"huge.png"_s)).isEmpty());
        QVERIFY(!QFile::exists(m_main->folder.filePath(u"huge.png"_s)));
        QVERIFY(!writePicture(RecordedPicture(), request, m_main->folder.filePath(u"none.png"_s)).isEmpty());
        dialog->reject();
    }

    void aFolderThatIsNotThereIsTold()
    {
        PictureDialog* dialog = openDialog(PictureRequest::Format::Svg);
        m_main->dialogs.answerFile(m_main->folder.filePath(u"no/such/folder.svg"_s));
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"export.ok"_s), Qt::LeftButton);
        QTRY_VERIFY(m_main->window->messages()->text().contains(u"folder.svg"_s));
    }

    void copiedAsAPicture()
    {
        QApplication::clipboard()->clear();
        m_main->canvas()->setFocus();
        QTest::keyClick(m_main->canvas(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(hasPicture());
        const QMimeData* data = QApplication::clipboard()->mimeData();
        QVERIFY(data->data(u"image/svg+xml"_s).contains("Load 3"));
        const QSize whole = data->imageData().value<QImage>().size();
        m_main->canvas()->selectTasks({u"t1"_s});
        QApplication::clipboard()->clear();
        QTest::keyClick(m_main->canvas(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(hasPicture());
        QVERIFY(QApplication::clipboard()->mimeData()->imageData().value<QImage>().width() < whole.width());
    }

private:
    static bool hasPicture()
    {
        const QMimeData* data = QApplication::clipboard()->mimeData();
        return data && data->hasImage();
    }
    PictureDialog* openDialog(PictureRequest::Format format)
    {
        m_main->action(u"file.exportPicture"_s)->trigger();
        PictureDialog* dialog = nullptr;
        for (PictureDialog* one : m_main->window->findChildren<PictureDialog*>()) {
            if (one->isVisible())
                dialog = one;
        }
        Q_ASSERT(dialog);
        auto* formats = dialog->findChild<QComboBox*>(u"export.format"_s);
        formats->setCurrentIndex(formats->findData(int(format)));
        return dialog;
    }
    QString finish(PictureDialog* dialog, const QString& name)
    {
        const QString file = m_main->folder.filePath(name);
        m_main->dialogs.answerFile(file);
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"export.ok"_s), Qt::LeftButton);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 10'000); }();
        [&] { QTRY_VERIFY(m_main->window->messages()->text().contains(name)); }();
        return file;
    }

    std::unique_ptr<DesignWindow> m_main;
};

QTEST_MAIN(TestCanvasExport)
#include "tst_canvasexport.moc"
