// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/constraintinspector.h"

#include "canvas/packageeditor.h"
#include "dialogs/inspectorfields.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace stellwerk {

using namespace Qt::StringLiterals;

ConstraintInspector::ConstraintInspector(QWidget* parent)
    : QWidget(parent)
    , m_ends(new QLabel)
    , m_kind(new ValueCombo(u"constraint.kind"_s,
                            {shownWord(ConstraintKind::Success), shownWord(ConstraintKind::Failure),
                             shownWord(ConstraintKind::Completion)}))
    , m_note(new QLineEdit)
{
    setObjectName(u"constraintInspector"_s);
    m_ends->setWordWrap(true);
    m_note->setObjectName(u"constraint.note"_s);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, space::kRelated);
    form->setVerticalSpacing(space::kRelated);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(m_ends);
    form->addRow(tr("&Goes on after:"), m_kind);
    form->addRow(tr("N&ote:"), m_note);
    connect(m_kind, &ValueCombo::choiceEdited, this, [this](int index) {
        if (m_editor)
            m_editor->setKind(m_ids, ConstraintKind(index));
    });
    connect(m_note, &QLineEdit::editingFinished, this, [this] {
        for (Constraint constraint : constraints()) {
            if (m_ids.size() == 1 && constraint.note != m_note->text()) {
                constraint.note = m_note->text();
                m_editor->changeConstraint(constraint, tr("Change note"));
            }
        }
    });
}

void ConstraintInspector::setEditor(PackageEditor* editor)
{
    if (m_editor)
        disconnect(m_editor->document(), nullptr, this, nullptr);
    m_editor = editor;
    m_ids.clear();
    if (!editor)
        return;
    connect(editor->document(), &PackageDocument::constraintChanged, this, [this](const ConstraintId& id) {
        if (m_ids.contains(id))
            load();
    });
}

void ConstraintInspector::setConstraints(const QList<ConstraintId>& ids)
{
    m_ids = ids;
    load();
}

QList<Constraint> ConstraintInspector::constraints() const
{
    return partsOf(
        m_ids, [this](const QString& id) { return m_editor ? m_editor->package().constraint(id) : nullptr; });
}

void ConstraintInspector::load()
{
    const QList<Constraint> all = constraints();
    if (all.isEmpty())
        return;
    if (all.size() == 1) {
        const Task* from = m_editor->package().task(all.first().from);
        const Task* to = m_editor->package().task(all.first().to);
        m_ends->setText(tr("From %1 to %2").arg(from ? from->name : QString(), to ? to->name : QString()));
    } else {
        m_ends->setText(tr("%n precedence constraints", nullptr, int(all.size())));
    }
    m_kind->setCommon(commonValue(all, [](const Constraint& c) { return int(c.kind); }));
    m_note->setEnabled(all.size() == 1);
    m_note->setText(all.size() == 1 ? all.first().note : QString());
}

} // namespace stellwerk
