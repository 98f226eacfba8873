// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/inspectorpanel.h"

#include "canvas/packageeditor.h"
#include "dialogs/constraintinspector.h"
#include "dialogs/groupinspector.h"
#include "dialogs/noteinspector.h"
#include "dialogs/packageinspector.h"
#include "dialogs/taskinspector.h"
#include "theme/theme.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace stellwerk {

using namespace Qt::StringLiterals;

InspectorPanel::InspectorPanel(const FleetModel* fleet, QWidget* parent)
    : QWidget(parent)
    , m_tasks(new TaskInspector(fleet))
    , m_constraints(new ConstraintInspector)
    , m_package(new PackageInspector)
    , m_groups(new GroupInspector)
    , m_notes(new NoteInspector)
    , m_title(new QLabel(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"inspector"_s);
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, 0);
    for (QWidget* content :
         std::initializer_list<QWidget*>{m_package, m_tasks, m_constraints, m_groups, m_notes}) {
        auto* area = new QScrollArea(m_pages);
        area->setFrameShape(QFrame::NoFrame);
        area->setWidgetResizable(true);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        area->setWidget(content);
        area->setAlignment(Qt::AlignTop);
        content->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        m_pages->addWidget(area);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_pages, 1);
    bind(nullptr);
}

void InspectorPanel::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->update(); // all of it: the dots of an Ü reach into the margin, which setText() leaves as it was
}

void InspectorPanel::setEditor(PackageEditor* editor)
{
    if (std::exchange(m_editor, editor) != editor)
        bind(editor);
}

void InspectorPanel::bind(PackageEditor* editor)
{
    m_tasks->setEditor(editor);
    m_constraints->setEditor(editor);
    m_package->setEditor(editor);
    m_groups->setEditor(editor);
    m_notes->setEditor(editor);
    setParts({}, {});
    setSelection({}, {});
    setTitle(editor ? tr("Parent package") : tr("No parent package is open"));
}

void InspectorPanel::setHalts(Halts* halts)
{
    m_tasks->setHalts(halts);
}

void InspectorPanel::setParts(const QList<GroupId>& groups, const QList<NoteId>& notes)
{
    m_chosenGroups = groups;
    m_chosenNotes = notes;
}

void InspectorPanel::setSelection(const QList<TaskId>& tasks, const QList<ConstraintId>& constraints)
{
    if (!tasks.isEmpty()) {
        m_tasks->setTasks(tasks);
        setTitle(tr("%n task(s)", nullptr, int(tasks.size())));
        m_pages->setCurrentIndex(1);
    } else if (!constraints.isEmpty()) {
        m_constraints->setConstraints(constraints);
        setTitle(tr("Precedence constraint"));
        m_pages->setCurrentIndex(2);
    } else if (!m_chosenGroups.isEmpty()) {
        m_groups->setGroups(m_chosenGroups);
        setTitle(tr("%n group(s)", nullptr, int(m_chosenGroups.size())));
        m_pages->setCurrentIndex(3);
    } else if (!m_chosenNotes.isEmpty()) {
        m_notes->setNotes(m_chosenNotes);
        setTitle(tr("%n note(s)", nullptr, int(m_chosenNotes.size())));
        m_pages->setCurrentIndex(4);
    } else {
        setTitle(tr("Parent package"));
        m_pages->setCurrentIndex(0);
    }
}

void InspectorPanel::setHeader(QWidget* header)
{
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, header);
}

void InspectorPanel::finishWriting()
{
    QWidget* field = window()->focusWidget();
    if (field && isAncestorOf(field)) {
        const auto* combo = qobject_cast<QComboBox*>(field);
        auto* line = combo ? combo->lineEdit() : qobject_cast<QLineEdit*>(field);
        if (auto* number = qobject_cast<QAbstractSpinBox*>(field)) {
            number->interpretText();
            Q_EMIT number->editingFinished();
        } else if (line && line->isModified()) {
            Q_EMIT line->editingFinished();
        }
    }
    m_tasks->finishWriting();
    m_package->finishWriting();
    m_notes->finishWriting();
}

void InspectorPanel::focusFirstField()
{
    if (m_pages->currentIndex() == 1)
        m_tasks->focusName();
    else if (m_pages->currentIndex() == 3)
        m_groups->focusTitle();
    else if (m_pages->currentIndex() == 4)
        m_notes->focusText();
    else
        m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
}

} // namespace stellwerk
