// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/durationtext.h"
#include "theme/icons.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array kSurfaces{ColorToken::Window,       ColorToken::Surface,     ColorToken::SurfaceSunken,
                               ColorToken::Canvas,       ColorToken::Card,        ColorToken::Hover,
                               ColorToken::AccentSoft,   ColorToken::InfoSurface, ColorToken::WarningSurface,
                               ColorToken::ErrorSurface, ColorToken::NoteYellow,  ColorToken::NoteBlue,
                               ColorToken::NoteGreen,    ColorToken::NoteRed,     ColorToken::NoteGrey};

QImage drawn(const QIcon& icon, int side)
{
    return icon.pixmap(QSize(side, side)).toImage().convertToFormat(QImage::Format_ARGB32);
}

int inkedPixels(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 40 ? 1 : 0;
    }
    return count;
}

} // namespace

class TestTheme final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textPassesOnEverySurface_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void textPassesOnEverySurface()
    {
        QFETCH(bool, dark);
        for (const ColorToken surface : kSurfaces) {
            for (const ColorToken text : {ColorToken::Text, ColorToken::TextMuted}) {
                const double ratio = contrastRatio(Theme::color(text, dark), Theme::color(surface, dark));
                QVERIFY2(ratio >= 4.5,
                         qPrintable(u"text %1 on %2: %3"_s.arg(int(text)).arg(int(surface)).arg(ratio)));
            }
        }
        for (const ColorToken surface :
             {ColorToken::Window, ColorToken::Surface, ColorToken::Card, ColorToken::Canvas})
            QVERIFY(contrastRatio(Theme::color(ColorToken::Accent, dark), Theme::color(surface, dark)) >=
                    4.5);
        QVERIFY(contrastRatio(Theme::color(ColorToken::AccentText, dark),
                              Theme::color(ColorToken::AccentFill, dark)) >= 4.5);
    }

    void statesAndConstraintsStandOut_data() { textPassesOnEverySurface_data(); }
    void statesAndConstraintsStandOut()
    {
        QFETCH(bool, dark);
        for (int t = int(ColorToken::ConstraintSuccess); t <= int(ColorToken::StateSkipped); ++t) {
            for (const ColorToken surface : {ColorToken::Card, ColorToken::Surface, ColorToken::Canvas}) {
                const double ratio =
                    contrastRatio(Theme::color(ColorToken(t), dark), Theme::color(surface, dark));
                QVERIFY2(ratio >= 3.0,
                         qPrintable(u"token %1 on %2: %3"_s.arg(t).arg(int(surface)).arg(ratio)));
            }
        }
    }

    void schemeSwitchesLive()
    {
        Theme& theme = Theme::instance();
        theme.install(SchemeChoice::Light);
        QVERIFY(!theme.isDark());
        QSignalSpy changed(&theme, &Theme::changed);
        const QImage light = drawn(icon(Icon::Run), 22);
        theme.setChoice(SchemeChoice::Dark);
        QCOMPARE(changed.size(), 1);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 80);
        QVERIFY(drawn(icon(Icon::Run), 22) != light);
        theme.setChoice(SchemeChoice::Dark);
        QCOMPARE(changed.size(), 1);
        theme.setChoice(SchemeChoice::Light);
        QCOMPARE(drawn(icon(Icon::Run), 22), light);
    }

    void everyIconIsDrawn()
    {
        for (const SchemeChoice choice : {SchemeChoice::Light, SchemeChoice::Dark}) {
            Theme::instance().install(choice);
            for (int i = 0; i < int(Icon::Count); ++i) {
                for (const int side : {16, 22, 48}) {
                    const QImage image = drawn(icon(Icon(i)), side);
                    QCOMPARE(image.size(), QSize(side, side));
                    QVERIFY2(inkedPixels(image) > side / 2,
                             qPrintable(u"icon %1 at %2 is empty"_s.arg(i).arg(side)));
                }
            }
        }
        Theme::instance().install(SchemeChoice::Light);
    }

    // Colour alone never tells a state: in one colour every glyph still differs from every other.
    void glyphsDifferInShape()
    {
        QList<QImage> seen;
        for (int i = 0; i <= int(StateLook::Skipped); ++i) {
            QImage image(16, 16, QImage::Format_ARGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintGlyph(&painter, QRectF(0, 0, 16, 16), StateLook(i), Qt::black);
            painter.end();
            for (const QImage& other : seen) {
                int different = 0;
                for (int y = 0; y < 16; ++y) {
                    for (int x = 0; x < 16; ++x)
                        different += qAbs(qGray(image.pixel(x, y)) - qGray(other.pixel(x, y))) > 100 ? 1 : 0;
                }
                QVERIFY2(different >= 12, qPrintable(u"glyph %1"_s.arg(i)));
            }
            seen.append(image);
        }
    }

    void everyStateHasItsWord()
    {
        QCOMPARE(lookOf(TaskState::Ended, TaskOutcome::Failed), StateLook::Failed);
        QCOMPARE(lookOf(TaskState::Stopping), StateLook::Running);
        QCOMPARE(shownWord(TaskState::Stopping), u"Stopping"_s);
        QCOMPARE(shownWord(TaskState::Ended, TaskOutcome::SucceededWithWarnings),
                 u"Succeeded with warnings"_s);
        QCOMPARE(shownWord(RunStatus::Unknown), u"Never ran"_s);
        QCOMPARE(colorOf(StateLook::Failed), themeColor(ColorToken::StateFailed));
        for (int i = 0; i <= int(StateLook::Skipped); ++i)
            QVERIFY(!shownWord(StateLook(i)).isEmpty());
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("brief");
        QTest::newRow("zero") << qint64(0) << u"0 s"_s << u"0:00"_s;
        QTest::newRow("seconds") << qint64(59) << u"59 s"_s << u"0:59"_s;
        QTest::newRow("minutes") << qint64(125) << u"2 m 05 s"_s << u"2:05"_s;
        QTest::newRow("hours") << qint64(3725) << u"1 h 02 m 05 s"_s << u"1:02:05"_s;
        QTest::newRow("days") << qint64(3 * 86400 + 3600) << u"3 d 01 h 00 m"_s << u"73:00:00"_s;
        QTest::newRow("negative") << qint64(-5) << u"\u22125 s"_s << u"\u22120:05"_s;
    }
    void durations()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        QFETCH(QString, brief);
        QString plain = durationText(std::chrono::seconds(seconds));
        plain.replace(QChar(0x202f), u' ').replace(QChar(0x00a0), u' ');
        QCOMPARE(plain, text);
        QCOMPARE(durationTextShort(std::chrono::seconds(seconds)), brief);
    }
    void exactDurations()
    {
        QString text = durationTextExact(std::chrono::milliseconds(350));
        QCOMPARE(text.replace(QChar(0x202f), u' '), u"0.350 s"_s);
        text = durationTextExact(std::chrono::milliseconds(12345));
        QCOMPARE(text.replace(QChar(0x202f), u' '), u"12 s"_s);
    }

    void figuresHaveOneWidth()
    {
        const QFontMetricsF metrics(Theme::tabular(QApplication::font()));
        for (char16_t digit = u'1'; digit <= u'9'; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QChar(digit)), metrics.horizontalAdvance(u'0'));
    }

    // A sheet to look at: STELLWERK_SHOTS=DIR tst_theme contactSheet
    void contactSheet()
    {
        const QString folder = qEnvironmentVariable("STELLWERK_SHOTS");
        if (folder.isEmpty())
            QSKIP("Set STELLWERK_SHOTS to a folder to get the sheet");
        for (const SchemeChoice choice : {SchemeChoice::Light, SchemeChoice::Dark}) {
            Theme::instance().install(choice);
            QImage sheet(960, 520, QImage::Format_ARGB32);
            sheet.fill(themeColor(ColorToken::Window));
            QPainter painter(&sheet);
            for (int i = 0; i < int(Icon::Count); ++i)
                icon(Icon(i)).paint(&painter, QRect(16 + (i % 20) * 46, 16 + (i / 20) * 46, i % 2 ? 22 : 32,
                                                    i % 2 ? 22 : 32));
            for (int i = 0; i <= int(StateLook::Skipped); ++i) {
                for (int k = 0; k < 4; ++k)
                    paintGlyph(&painter,
                               QRectF(20 + i * 60, 270 + k * 40, 10 << k >> (k > 1), 10 << k >> (k > 1)),
                               StateLook(i), colorOf(StateLook(i)));
            }
            icon(Icon::Application).paint(&painter, QRect(620, 270, 128, 128));
            icon(Icon::Application).paint(&painter, QRect(770, 270, 48, 48));
            icon(Icon::Application).paint(&painter, QRect(770, 340, 16, 16));
            painter.end();
            QVERIFY(sheet.save(
                folder + (choice == SchemeChoice::Dark ? u"/theme_dark.png"_s : u"/theme_light.png"_s)));
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
