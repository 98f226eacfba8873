// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/noteinspector.h"

#include "canvas/noteitem.h"
#include "canvas/packageeditor.h"
#include "dialogs/inspectorfields.h"
#include "theme/stateappearance.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTimer>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QStringList colors()
{
    QStringList words;
    for (int color = 0; color <= int(NoteColor::Grey); ++color)
        words.append(shownWord(NoteColor(color)));
    return words;
}

} // namespace

NoteInspector::NoteInspector(QWidget* parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit)
    , m_color(new ValueCombo(u"note.color"_s, colors()))
    , m_width(new ValueSpin(u"note.width"_s, int(NoteItem::kLeast.width()), int(NoteItem::kMost.width())))
    , m_height(new ValueSpin(u"note.height"_s, int(NoteItem::kLeast.height()), int(NoteItem::kMost.height())))
    , m_locked(new QCheckBox(tr("&Locked in place")))
    , m_soon(new QTimer(this))
{
    setObjectName(u"noteInspector"_s);
    m_text->setObjectName(u"note.text"_s);
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(160);
    m_locked->setObjectName(u"note.locked"_s);
    auto* help = new QLabel(tr("Markdown: # title, **bold**, - list"));
    help->setForegroundRole(QPalette::PlaceholderText);
    help->setWordWrap(true);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, space::kRelated);
    form->setVerticalSpacing(space::kRelated);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* label = new QLabel(tr("Te&xt:"));
    label->setBuddy(m_text);
    form->addRow(label);
    form->addRow(m_text);
    form->addRow(help);
    form->addRow(tr("&Colour:"), m_color);
    form->addRow(tr("&Width:"), m_width);
    form->addRow(tr("&Height:"), m_height);
    form->addRow(m_locked);
    m_soon->setSingleShot(true);
    m_soon->setInterval(700ms);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_loading)
            m_soon->start();
    });
    connect(m_soon, &QTimer::timeout, this, &NoteInspector::writeText);
    connect(m_color, &ValueCombo::choiceEdited, this, [this](int index) {
        if (m_editor)
            m_editor->setNoteColor(m_ids, NoteColor(index));
    });
    connect(m_width, &ValueSpin::valueEdited, this, [this](int width) { resizeTo(width, {}); });
    connect(m_height, &ValueSpin::valueEdited, this, [this](int height) { resizeTo({}, height); });
    connect(m_locked, &QCheckBox::clicked, this, [this] {
        if (m_editor)
            m_editor->setLocked(m_ids, m_locked->checkState() != Qt::Unchecked);
    });
}

// What is still to be written belongs to the notes that were shown.
void NoteInspector::writeText()
{
    if (m_loading || !m_editor)
        return;
    m_soon->stop();
    const QString text = m_text->toPlainText();
    if (m_ids.size() == 1)
        return m_editor->writeNote(m_ids.first(), text);
    QList<StickyNote> after = notes();
    for (StickyNote& note : after)
        note.text = text;
    m_editor->changeNotes(after, tr("Write note"));
}

void NoteInspector::finishWriting()
{
    if (m_soon->isActive())
        writeText();
}

void NoteInspector::resizeTo(std::optional<int> width, std::optional<int> height)
{
    if (m_loading || !m_editor)
        return;
    QHash<NoteId, QSizeF> sizes;
    for (const NoteId& id : std::as_const(m_ids)) {
        const QSizeF before = NoteItem::shownSize(m_editor->package().noteSizes.value(id));
        sizes.insert(id, {width ? *width : before.width(), height ? *height : before.height()});
    }
    m_editor->resizeNotes(sizes);
}

void NoteInspector::setEditor(PackageEditor* editor)
{
    finishWriting();
    if (m_editor)
        disconnect(m_editor->document(), nullptr, this, nullptr);
    m_editor = editor;
    m_ids.clear();
    if (!editor)
        return;
    const auto follow = [this](const QString& id) {
        if (m_ids.contains(id))
            load();
    };
    connect(editor->document(), &PackageDocument::noteChanged, this, follow);
    connect(editor->document(), &PackageDocument::noteMoved, this, follow);
    connect(editor->document(), &PackageDocument::lockChanged, this, follow);
}

void NoteInspector::setNotes(const QList<NoteId>& ids)
{
    finishWriting();
    m_ids = ids;
    load();
}

void NoteInspector::focusText()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

QList<StickyNote> NoteInspector::notes() const
{
    return partsOf(m_ids,
                   [this](const QString& id) { return m_editor ? m_editor->package().note(id) : nullptr; });
}

void NoteInspector::load()
{
    const QList<StickyNote> all = notes();
    if (all.isEmpty())
        return;
    m_loading = true;
    const auto text = commonValue(all, [](const StickyNote& n) { return n.text; });
    m_text->setPlaceholderText(text ? QString() : u"\u2014"_s);
    if (!m_soon->isActive() && m_text->toPlainText() != text.value_or(QString())) // else it is being written
        m_text->setPlainText(text.value_or(QString()));
    m_color->setCommon(commonValue(all, [](const StickyNote& n) { return int(n.color); }));
    const auto sizeOf = [this](const StickyNote& n) {
        return NoteItem::shownSize(m_editor->package().noteSizes.value(n.id)).toSize();
    };
    m_width->setCommon(commonValue(all, [&](const StickyNote& n) { return sizeOf(n).width(); }));
    m_height->setCommon(commonValue(all, [&](const StickyNote& n) { return sizeOf(n).height(); }));
    const auto locked =
        commonValue(all, [this](const StickyNote& n) { return m_editor->package().locked.contains(n.id); });
    m_locked->setTristate(!locked);
    m_locked->setCheckState(!locked ? Qt::PartiallyChecked : *locked ? Qt::Checked : Qt::Unchecked);
    m_loading = false;
}

} // namespace stellwerk
