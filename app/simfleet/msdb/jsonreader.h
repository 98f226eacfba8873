// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace simfleet::msdb {

// What is wrong with a file: where ("jobs[2].steps[0].duration") and what.
struct JsonProblem
{
    QString path;
    QString text;
};

// Reads one JSON object and remembers which keys were asked for: the rest are mistakes. The first problem
// is kept, everything after it is read as defaults.
class ObjectReader
{
public:
    ObjectReader(QJsonObject object, QString path, std::optional<JsonProblem>& problem);

    [[nodiscard]] bool has(const QString& key);
    [[nodiscard]] bool isObject(const QString& key);
    [[nodiscard]] bool isText(const QString& key);
    std::u16string text(const QString& key, const std::u16string& otherwise = {});
    std::u16string requiredText(const QString& key);
    std::u16string word(const QString& key, std::initializer_list<const char16_t*> known,
                        const char16_t* otherwise);
    double real(const QString& key, double otherwise, double min, double max);
    int integer(const QString& key, int otherwise, int min, int max);
    bool boolean(const QString& key, bool otherwise);
    std::vector<std::u16string> texts(const QString& key); // a list, or one text
    ObjectReader object(const QString& key);
    // Calls `read(ObjectReader&)` for every object of a list.
    template <typename Read>
    void each(const QString& key, Read read)
    {
        const QJsonArray array = list(key);
        for (qsizetype i = 0; i < array.size() && !m_problem; ++i) {
            const QString place = pathOf(key) + QStringLiteral("[%1]").arg(i);
            if (!array[i].isObject()) {
                failAt(place, QStringLiteral("must be an object in braces"));
                return;
            }
            ObjectReader item(array[i].toObject(), place, m_problem);
            read(item);
            item.finish();
        }
    }
    void fail(const QString& key, const QString& text) { failAt(pathOf(key), text); }
    void finish(); // complains about keys nobody asked for
    [[nodiscard]] bool ok() const { return !m_problem; }
    [[nodiscard]] QString pathOf(const QString& key) const;

private:
    QJsonValue take(const QString& key);
    QJsonArray list(const QString& key);
    void failAt(const QString& path, const QString& text);

    QJsonObject m_object;
    QString m_path;
    std::optional<JsonProblem>& m_problem;
    QStringList m_known;
};

} // namespace simfleet::msdb
