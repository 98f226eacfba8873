// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/wherefield.h"

#include "dialogs/inspectorfields.h"
#include "fleet/fleetmodel.h"
#include "theme/theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSet>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QComboBox* freeCombo(const QString& name, const QString& accessible, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(accessible);
    box->setEditable(true);
    box->lineEdit()->setAccessibleName(accessible); // it has the focus, not the box
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

void refill(QComboBox* box, QStringList texts)
{
    texts.sort(Qt::CaseInsensitive);
    const QString now = box->currentText();
    box->clear();
    box->addItems(texts);
    box->setCurrentText(now);
}

} // namespace

WhereField::WhereField(const FleetModel* fleet, QWidget* parent)
    : QWidget(parent)
    , m_fleet(fleet)
    , m_way(new ValueCombo(u"task.where"_s, {tr("One server"), tr("Any of several servers"),
                                             tr("Any server of a group"), tr("Any server with a tag")}))
    , m_one(freeCombo(u"task.server"_s, tr("Server"), this))
    , m_several(new QListWidget(this))
    , m_group(freeCombo(u"task.serverGroup"_s, tr("Server group"), this))
    , m_tag(freeCombo(u"task.serverTag"_s, tr("Tag"), this))
{
    m_way->setAccessibleName(tr("Where the task may run"));
    m_several->setObjectName(u"task.servers"_s);
    m_several->setAccessibleName(tr("Servers"));
    m_several->setMaximumHeight(140);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kUnit);
    layout->addWidget(m_way);
    for (QWidget* page : std::initializer_list<QWidget*>{m_one, m_several, m_group, m_tag})
        layout->addWidget(page);
    connect(m_way, &ValueCombo::choiceEdited, this, &WhereField::chooseWay);
    for (QComboBox* box : {m_one, m_group, m_tag}) {
        connect(box, &QComboBox::activated, this, [this] { Q_EMIT edited(current()); });
        connect(box->lineEdit(), &QLineEdit::editingFinished, this, [this] {
            if (!m_loading)
                Q_EMIT edited(current());
        });
    }
    connect(m_several, &QListWidget::itemChanged, this, &WhereField::editList);
}

void WhereField::offer()
{
    QStringList names, tags;
    QSet<QString> groups;
    for (const Server& server : m_fleet->servers()) {
        names.append(server.name);
        tags += server.tags;
        // A group stands for its sub-groups too, so that each part of the path is a choice.
        for (QString path = server.group; !path.isEmpty(); path = path.section(u'/', 0, -2))
            groups.insert(path);
    }
    tags.removeDuplicates();
    refill(m_one, names);
    refill(m_group, groups.values());
    refill(m_tag, tags);
}

void WhereField::setCommon(const std::optional<CandidateServers>& where)
{
    m_loading = true;
    offer();
    showPage(-1);
    if (!where) {
        m_way->setCommon({});
        m_loading = false;
        return;
    }
    const int way = !where->group.isEmpty()     ? InGroup
                    : !where->tag.isEmpty()     ? WithTag
                    : where->servers.size() > 1 ? SeveralServers
                                                : OneServer;
    m_way->setCommon(way);
    showPage(way);
    m_one->setCurrentText(where->servers.value(0));
    m_group->setCurrentText(where->group);
    m_tag->setCurrentText(where->tag);
    QStringList names = where->servers; // those that the registry does not know stay in the list
    for (const Server& server : m_fleet->servers())
        names.append(server.name);
    names.removeDuplicates();
    names.sort(Qt::CaseInsensitive);
    m_several->clear();
    for (const QString& name : std::as_const(names)) {
        auto* item = new QListWidgetItem(name, m_several);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(where->servers.contains(name) ? Qt::Checked : Qt::Unchecked);
    }
    for (QComboBox* box : {m_one, m_group, m_tag}) {
        if (!box->lineEdit()->hasFocus())
            box->lineEdit()->setCursorPosition(0);
    }
    m_loading = false;
}

CandidateServers WhereField::current() const
{
    CandidateServers where;
    switch (Way(m_way->currentIndex())) {
    case OneServer:
        where.servers = m_one->currentText().isEmpty() ? QStringList() : QStringList{m_one->currentText()};
        break;
    case SeveralServers:
        for (int i = 0; i < m_several->count(); ++i) {
            if (m_several->item(i)->checkState() == Qt::Checked)
                where.servers.append(m_several->item(i)->text());
        }
        break;
    case InGroup:
        where.group = m_group->currentText();
        break;
    case WithTag:
        where.tag = m_tag->currentText();
        break;
    }
    return where;
}

void WhereField::chooseWay(int way)
{
    showPage(way);
    QComboBox* box = way == OneServer ? m_one : way == InGroup ? m_group : way == WithTag ? m_tag : nullptr;
    if (box && box->currentText().isEmpty() && box->count() > 0)
        box->setCurrentIndex(0);
    if (m_several->count() == 0)
        setCommon(current());
    m_way->setCommon(way);
    showPage(way);
    // With a list the edit comes when the second server is checked: until then nothing has changed.
    const CandidateServers where = current();
    if (way != SeveralServers && (!where.servers.isEmpty() || !where.group.isEmpty() || !where.tag.isEmpty()))
        Q_EMIT edited(where);
}

void WhereField::showPage(int way)
{
    m_one->setVisible(way == OneServer);
    m_several->setVisible(way == SeveralServers);
    m_group->setVisible(way == InGroup);
    m_tag->setVisible(way == WithTag);
}

void WhereField::editList()
{
    if (m_loading)
        return;
    const CandidateServers where = current();
    if (!where.servers.isEmpty())
        Q_EMIT edited(where);
}

} // namespace stellwerk
