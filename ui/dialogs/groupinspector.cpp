// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/groupinspector.h"

#include "canvas/packageeditor.h"
#include "dialogs/inspectorfields.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kNamedMembers = 30;

}

GroupInspector::GroupInspector(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLineEdit)
    , m_limit(new ValueSpin(u"group.maxConcurrent"_s, 0, 10000, tr("no limit")))
    , m_folded(new QCheckBox(tr("&Folded")))
    , m_members(new QLabel)
{
    setObjectName(u"groupInspector"_s);
    m_title->setObjectName(u"group.title"_s);
    m_title->setMaxLength(256);
    m_folded->setObjectName(u"group.folded"_s);
    m_folded->setToolTip(tr("The group shows as one card"));
    m_limit->setToolTip(tr("So many of its tasks run at the same time"));
    m_members->setObjectName(u"group.members"_s);
    m_members->setWordWrap(true);
    m_members->setTextFormat(Qt::PlainText);
    m_members->setForegroundRole(QPalette::PlaceholderText);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, space::kRelated);
    form->setVerticalSpacing(space::kRelated);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("T&itle:"), m_title);
    form->addRow(tr("Tasks at a &time:"), m_limit);
    form->addRow(m_folded);
    form->addRow(m_members);
    connect(m_title, &QLineEdit::editingFinished, this, [this] {
        const QString title = m_title->text().simplified();
        if (m_ids.size() == 1)
            apply(tr("Rename group"), [&](Group& group) { group.title = title; });
    });
    connect(m_limit, &ValueSpin::valueEdited, this, [this](int value) {
        apply(tr("Change limit of group"),
              [&](Group& group) { group.maxConcurrent = value > 0 ? std::optional(value) : std::nullopt; });
    });
    connect(m_folded, &QCheckBox::clicked, this, [this] {
        if (m_editor)
            m_editor->fold(m_ids, m_folded->checkState() != Qt::Unchecked);
    });
}

void GroupInspector::setEditor(PackageEditor* editor)
{
    if (m_editor)
        disconnect(m_editor->document(), nullptr, this, nullptr);
    m_editor = editor;
    m_ids.clear();
    if (editor)
        connect(editor->document(), &PackageDocument::edited, this, [this] {
            if (!m_ids.isEmpty())
                load();
        });
}

void GroupInspector::setGroups(const QList<GroupId>& ids)
{
    m_ids = ids;
    load();
}

void GroupInspector::focusTitle()
{
    (m_title->isEnabled() ? static_cast<QWidget*>(m_title) : m_limit)->setFocus(Qt::OtherFocusReason);
}

QList<Group> GroupInspector::groups() const
{
    return partsOf(m_ids,
                   [this](const QString& id) { return m_editor ? m_editor->package().group(id) : nullptr; });
}

QString GroupInspector::membersText() const
{
    QStringList names;
    int count = 0;
    for (const Task& task : m_editor->package().tasks) {
        if (!m_ids.contains(task.group))
            continue;
        if (++count <= kNamedMembers)
            names.append(task.name);
    }
    if (count > kNamedMembers)
        names.append(u"\u2026"_s);
    return tr("%n task(s)", nullptr, count) + (names.isEmpty() ? QString() : u": "_s + names.join(u", "_s));
}

void GroupInspector::load()
{
    const QList<Group> all = groups();
    if (all.isEmpty())
        return;
    m_loading = true;
    m_title->setEnabled(all.size() == 1);
    const auto title = commonValue(all, [](const Group& g) { return g.title; });
    m_title->setPlaceholderText(title ? QString() : u"\u2014"_s);
    if (m_title->text() != title.value_or(QString()))
        m_title->setText(title.value_or(QString()));
    m_limit->setCommon(commonValue(all, [](const Group& g) { return g.maxConcurrent.value_or(0); }));
    const auto folded =
        commonValue(all, [this](const Group& g) { return m_editor->package().folded.contains(g.id); });
    m_folded->setTristate(!folded);
    m_folded->setCheckState(!folded ? Qt::PartiallyChecked : *folded ? Qt::Checked : Qt::Unchecked);
    m_members->setText(membersText());
    m_loading = false;
}

void GroupInspector::apply(const QString& what, const std::function<void(Group&)>& change)
{
    if (m_loading || !m_editor)
        return;
    QList<Group> changed;
    for (Group group : groups()) {
        change(group);
        changed.append(group);
    }
    m_editor->changeGroups(changed, what);
}

} // namespace stellwerk
