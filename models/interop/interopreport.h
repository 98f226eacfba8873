// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>

namespace stellwerk {

// The translation context of all that models/interop says to people.
struct InteropText
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::InteropText)
};

// Something that an import or export did differently from what stands in the source, or could not take over.
struct Remark
{
    enum class Weight {
        Note,    // was taken over in another form
        Warning, // a person should look: the package means something else, or something is missing
    };
    Weight weight = Weight::Note;
    QString code;     // "execute_package", "expression" …: for scripts, never translated
    QString element;  // its path in the .dtsx ("Package\Load\Start A") or the task's name
    int line = 0;     // in the .dtsx; 0: not about a place in it
    QString text;     // one or two sentences, translated
    QString nextStep; // what to do; may be empty
    bool operator==(const Remark&) const = default;
};

struct InteropReport
{
    QList<Remark> remarks;

    void add(Remark::Weight weight, const QString& code, const QString& element, int line,
             const QString& text, const QString& nextStep = {});
    [[nodiscard]] int warnings() const;
    // Warnings first, in the order of the file.
    void sort();
    [[nodiscard]] QJsonArray toJson() const;
};

// "line 12, Package\Load: …. …"
[[nodiscard]] QString describe(const Remark& remark);

// Why nothing was imported or exported: where, what, and what to do. Translated.
struct InteropError
{
    QString file; // empty: text in memory
    int line = 0;
    QString text;
    QString nextStep;
    bool cancelled = false;
    QString code{};                        // for callers that can offer a way out: "several_servers"
    [[nodiscard]] QString message() const; // "in.dtsx, line 12: …. …"
};

// Told how far a long reading is, 0…1, on the thread that reads; false cancels it.
using InteropProgress = std::function<bool(double done)>;

} // namespace stellwerk
