// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/interopreport.h"

#include <tl/expected.hpp>

#include <QByteArray>
#include <QSet>
#include <QString>

#include <utility>
#include <vector>

namespace stellwerk {

// An element of an XML file with the line it begins on. Prefixes are gone: names are local ones.
struct XmlNode
{
    QString name;
    QString space; // namespace URI
    int line = 0;
    std::vector<std::pair<QString, QString>> attributes;
    QString text; // its own characters, without those of its children
    std::vector<XmlNode> children;

    [[nodiscard]] QString attribute(QStringView name) const; // null: there is none
    [[nodiscard]] bool hasAttribute(QStringView name) const;
    [[nodiscard]] const XmlNode* child(QStringView name) const; // the first; null: none
};

// What a file may cost: files come from strangers.
struct XmlLimits
{
    qint64 bytes = 64 * 1024 * 1024;
    int depth = 200;
    int elements = 1'000'000;
    int attributes = 400; // of one element
    // Elements of these names are walked over, not kept: data flows and scripts can be most of a file.
    QSet<QString> skip;
};

// Reads a whole document. Refused: a DTD (and so every entity but XML's own), anything over the limits,
// anything that is not well formed. Nothing is ever fetched.
[[nodiscard]] tl::expected<XmlNode, InteropError>
readXml(const QByteArray& bytes, const XmlLimits& limits = {}, const InteropProgress& progress = {});

} // namespace stellwerk
