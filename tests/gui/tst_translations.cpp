// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QString comment;
    QStringList translations; // one, or one a plural form
    QString type;             // "unfinished" …
    bool numerus = false;

    [[nodiscard]] QString key() const { return context + u'|' + source + u'|' + comment; }
};

QList<Message> readMessages(const QString& fileName)
{
    QList<Message> messages;
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            messages.append({context, {}, {}, {}, {}, xml.attributes().value(u"numerus"_s) == u"yes"});
        } else if (xml.name() == u"source") {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            messages.last().comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            messages.last().type = xml.attributes().value(u"type"_s).toString();
            if (!messages.last().numerus)
                messages.last().translations.append(xml.readElementText());
        } else if (xml.name() == u"numerusform") {
            messages.last().translations.append(xml.readElementText());
        }
    }
    return messages;
}

QString translationFile(const QString& language)
{
    return QStringLiteral(STELLWERK_SOURCE_DIR) + u"/translations/stellwerk_%1.ts"_s.arg(language);
}

QStringList placeholdersOf(const QString& text)
{
    static const QRegularExpression pattern(u"%(L?\\d|n)"_s);
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    found.sort();
    found.removeDuplicates();
    return found;
}

int mnemonicsOf(QString text)
{
    return int(text.remove(u"&&"_s).count(u'&'));
}

} // namespace

// German is complete, and both files know every text of the sources.
class TestTranslations final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void germanIsComplete();
    void germanKeepsPlaceholdersAndMnemonics();
    void filesKnowEveryText_data();
    void filesKnowEveryText();
    void embeddedFilesLoad();
};

void TestTranslations::germanIsComplete()
{
    const QList<Message> messages = readMessages(translationFile(u"de"_s));
    QVERIFY(messages.size() > 300);
    QStringList missing;
    for (const Message& message : messages) {
        const bool empty = message.translations.isEmpty() ||
                           std::any_of(message.translations.cbegin(), message.translations.cend(),
                                       [](const QString& text) { return text.isEmpty(); });
        if (empty || !message.type.isEmpty())
            missing.append(message.key());
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void TestTranslations::germanKeepsPlaceholdersAndMnemonics()
{
    QStringList wrong;
    for (const Message& message : readMessages(translationFile(u"de"_s))) {
        for (const QString& text : message.translations) {
            // A singular may say "a job" instead of "1 job".
            QStringList wanted = placeholdersOf(message.source);
            QStringList given = placeholdersOf(text);
            if (message.numerus) {
                wanted.removeAll(u"%n"_s);
                given.removeAll(u"%n"_s);
            }
            if (wanted != given || mnemonicsOf(message.source) != mnemonicsOf(text))
                wrong.append(message.key() + u" -> "_s + text);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestTranslations::filesKnowEveryText_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("German") << u"de"_s;
    QTest::newRow("English plurals") << u"en"_s;
}

void TestTranslations::filesKnowEveryText()
{
    QFETCH(const QString, language);
    if (!QFile::exists(QStringLiteral(STELLWERK_LUPDATE)))
        QSKIP("lupdate is not installed");
    QTemporaryDir folder;
    QProcess update;
    update.start(QStringLiteral(STELLWERK_SOURCE_DIR) + u"/translations/update"_s,
                 {QStringLiteral(STELLWERK_LUPDATE), folder.path()});
    QVERIFY(update.waitForFinished(120000));
    QCOMPARE(update.exitCode(), 0);
    const auto keys = [](const QString& file) {
        QSet<QString> found;
        for (const Message& message : readMessages(file))
            found.insert(message.key());
        return found;
    };
    const QSet<QString> wanted = keys(folder.filePath(u"stellwerk_%1.ts"_s.arg(language)));
    const QSet<QString> known = keys(translationFile(language));
    QVERIFY(!wanted.isEmpty());
    QStringList missing = (wanted - known).values();
    missing.sort();
    QVERIFY2(missing.isEmpty(), qPrintable(u"run translations/update; missing:\n"_s + missing.join(u'\n')));
    QStringList obsolete = (known - wanted).values();
    QVERIFY2(obsolete.isEmpty(),
             qPrintable(u"run translations/update; not in the sources:\n"_s + obsolete.join(u'\n')));
}

void TestTranslations::embeddedFilesLoad()
{
    QTranslator german;
    QVERIFY(german.load(u"stellwerk_de"_s, u":/stellwerk/translations"_s));
    QCOMPARE(german.translate("stellwerk::WindowDocks", "Servers"), u"Server"_s);
    QTranslator english;
    QVERIFY(english.load(u"stellwerk_en"_s, u":/stellwerk/translations"_s));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
