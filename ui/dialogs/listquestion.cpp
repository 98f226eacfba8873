// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/listquestion.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

ListQuestion::ListQuestion(const Question& question, QWidget* parent)
    : QDialog(parent)
    , m_choice(question.escape)
{
    setObjectName(u"question"_s);
    setWindowTitle(question.title);
    auto* picture = new QLabel(this);
    picture->setPixmap(icon(Icon::Warning).pixmap(32, 32));
    auto* text = new QLabel(question.text, this);
    text->setObjectName(u"question.text"_s);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    QFont bold = text->font();
    bold.setWeight(QFont::DemiBold);
    text->setFont(bold);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kGroup);
    head->addWidget(picture, 0, Qt::AlignTop);
    head->addWidget(text, 1);
    auto* list = new QListWidget(this);
    list->setObjectName(u"question.list"_s);
    list->setAccessibleName(question.text);
    list->addItems(question.list);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setAlternatingRowColors(true);
    list->setWordWrap(true);
    auto* detail = new QLabel(question.detail, this);
    detail->setWordWrap(true);
    detail->setVisible(!question.detail.isEmpty());
    auto* buttons = new QDialogButtonBox(this);
    for (int i = 0; i < question.choices.size(); ++i) {
        const Question::Choice& choice = question.choices.at(i);
        const auto role = i == question.escape ? QDialogButtonBox::RejectRole
                          : choice.destructive ? QDialogButtonBox::DestructiveRole
                                               : QDialogButtonBox::ActionRole;
        QPushButton* button = buttons->addButton(choice.text, role);
        button->setAutoDefault(i == question.suggested);
        button->setDefault(i == question.suggested);
        connect(button, &QPushButton::clicked, this, [this, i] {
            m_choice = i;
            accept();
        });
        if (i == question.suggested)
            button->setFocus();
    }
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kGroup);
    column->addLayout(head);
    column->addWidget(list, 1);
    column->addWidget(detail);
    column->addWidget(buttons);
    resize(560, 360);
}

} // namespace stellwerk
