// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/xmlnode.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTokensBetweenReports = 4096;

InteropError refused(const QXmlStreamReader& xml, const QString& text, const QString& nextStep)
{
    return {{}, int(xml.lineNumber()), text, nextStep, false};
}

XmlNode nodeAt(const QXmlStreamReader& xml, int line)
{
    XmlNode node;
    node.name = xml.name().toString();
    node.space = xml.namespaceUri().toString();
    node.line = line;
    const QXmlStreamAttributes attributes = xml.attributes();
    node.attributes.reserve(size_t(attributes.size()));
    for (const QXmlStreamAttribute& attribute : attributes)
        node.attributes.emplace_back(attribute.name().toString(), attribute.value().toString());
    return node;
}

// One walk over the document with the chain of open elements; no recursion, whatever comes.
class Walk
{
public:
    Walk(QXmlStreamReader& xml, const XmlLimits& limits)
        : m_xml(xml)
        , m_limits(limits)
    {}

    // Nothing, or why the document is refused.
    // `line`: where the token begins; the reader itself stands at its end, lines further down in a tag of
    // many attributes.
    std::optional<InteropError> take(QXmlStreamReader::TokenType token, int line)
    {
        switch (token) {
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            return refused(m_xml,
                           InteropText::tr("It has a document type definition or an entity, and those "
                                           "are not read from files of unknown origin."),
                           InteropText::tr("An SSIS package has none: save the package anew with the SSIS "
                                           "designer."));
        case QXmlStreamReader::StartElement:
            return begin(line);
        case QXmlStreamReader::EndElement:
            end();
            return {};
        case QXmlStreamReader::Characters:
            if (m_skipping == 0 && !m_open.empty())
                m_open.back().text += m_xml.text();
            return {};
        default:
            return {};
        }
    }
    [[nodiscard]] std::optional<XmlNode>& root() { return m_root; }

private:
    std::optional<InteropError> begin(int line)
    {
        if (++m_elements > m_limits.elements)
            return refused(m_xml, InteropText::tr("It has more than %1 elements.").arg(m_limits.elements),
                           InteropText::tr("That is no parent package: import the package that starts the "
                                           "jobs, not the one that moves the data."));
        if (int(m_open.size()) + m_skipping >= m_limits.depth)
            return refused(m_xml,
                           InteropText::tr("Its elements are nested deeper than %1.").arg(m_limits.depth),
                           InteropText::tr("That is no SSIS package: choose another file."));
        if (m_xml.attributes().size() > m_limits.attributes)
            return refused(
                m_xml, InteropText::tr("An element has more than %1 attributes.").arg(m_limits.attributes),
                InteropText::tr("That is no SSIS package: choose another file."));
        if (m_skipping > 0 || m_limits.skip.contains(m_xml.name().toString()))
            ++m_skipping;
        else
            m_open.push_back(nodeAt(m_xml, line));
        return {};
    }
    void end()
    {
        if (m_skipping > 0) {
            --m_skipping;
            return;
        }
        XmlNode done = std::move(m_open.back());
        m_open.pop_back();
        if (m_open.empty())
            m_root = std::move(done);
        else
            m_open.back().children.push_back(std::move(done));
    }

    QXmlStreamReader& m_xml;
    const XmlLimits& m_limits;
    std::vector<XmlNode> m_open;
    std::optional<XmlNode> m_root;
    int m_skipping = 0; // depth inside an element that is walked over
    int m_elements = 0;
};

} // namespace

QString XmlNode::attribute(QStringView wanted) const
{
    for (const auto& [key, value] : attributes) {
        if (key == wanted)
            return value;
    }
    return {};
}

bool XmlNode::hasAttribute(QStringView wanted) const
{
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const auto& attribute) { return attribute.first == wanted; });
}

const XmlNode* XmlNode::child(QStringView wanted) const
{
    const auto it = std::find_if(children.begin(), children.end(),
                                 [&](const XmlNode& node) { return node.name == wanted; });
    return it == children.end() ? nullptr : &*it;
}

tl::expected<XmlNode, InteropError> readXml(const QByteArray& bytes, const XmlLimits& limits,
                                            const InteropProgress& progress)
{
    if (bytes.size() > limits.bytes)
        return tl::unexpected(InteropError{
            {},
            0,
            InteropText::tr("It is larger than %1 MB.").arg(limits.bytes / (1024 * 1024)),
            InteropText::tr("That is no parent package: import the package that starts the jobs, not the one "
                            "that moves the data."),
            false});
    QXmlStreamReader xml(bytes);
    Walk walk(xml, limits);
    int tokens = 0;
    while (!xml.atEnd()) {
        const int line = int(xml.lineNumber());
        const QXmlStreamReader::TokenType token = xml.readNext();
        if (token == QXmlStreamReader::Invalid)
            break;
        if (std::optional<InteropError> error = walk.take(token, line))
            return tl::unexpected(std::move(*error));
        if (progress && ++tokens % kTokensBetweenReports == 0 &&
            !progress(double(xml.characterOffset()) / double(std::max<qsizetype>(1, bytes.size()))))
            return tl::unexpected(InteropError{{}, 0, InteropText::tr("Cancelled."), {}, true});
    }
    if (xml.hasError() || !walk.root())
        return tl::unexpected(refused(xml,
                                      InteropText::tr("It is not well-formed XML: %1.")
                                          .arg(xml.hasError() ? xml.errorString().left(200).trimmed()
                                                              : InteropText::tr("nothing is in it")),
                                      InteropText::tr("Choose a .dtsx file, or save it anew with the SSIS "
                                                      "designer.")));
    return std::move(*walk.root());
}

} // namespace stellwerk
