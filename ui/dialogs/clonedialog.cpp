// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/clonedialog.h"

#include "fleet/fleetmodel.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kServerRole = Qt::UserRole;
enum Copies { OneEach, OneForAll };

QComboBox* choiceOf(const QString& name, const QStringList& texts, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(name);
    box->addItems(texts);
    return box;
}

// Hides what does not match, and groups without a match; true if anything is left.
bool showMatches(QTreeWidgetItem* item, const QString& text)
{
    bool any = item->childCount() == 0 && item->text(0).contains(text, Qt::CaseInsensitive);
    for (int i = 0; i < item->childCount(); ++i)
        any = showMatches(item->child(i), text) || any;
    item->setHidden(!any);
    return any;
}

} // namespace

CloneDialog::CloneDialog(const FleetModel* fleet, int selected, int branch, QWidget* parent)
    : QDialog(parent)
    , m_selected(selected)
    , m_branch(branch)
    , m_filter(new QLineEdit(this))
    , m_servers(new QTreeWidget(this))
    , m_what(choiceOf(u"clone.what"_s,
                      {tr("%n selected task(s)", nullptr, selected),
                       tr("%n task(s): the selection and everything after it", nullptr, branch)},
                      this))
    , m_copies(choiceOf(u"clone.copies"_s,
                        {tr("One for each server"), tr("One that runs on any of the servers")}, this))
    , m_outer(
          choiceOf(u"clone.outer"_s, {tr("Leave out"), tr("Keep those that come in"), tr("Keep all")}, this))
    , m_sum(new QLabel(this))
{
    setObjectName(u"cloneDialog"_s);
    setWindowTitle(tr("Clone onto other servers"));
    m_filter->setObjectName(u"clone.filter"_s);
    m_filter->setPlaceholderText(tr("Filter servers"));
    m_filter->setAccessibleName(tr("Filter servers"));
    m_filter->setClearButtonEnabled(true);
    m_servers->setObjectName(u"clone.servers"_s);
    m_servers->setAccessibleName(tr("Servers"));
    m_servers->setHeaderHidden(true);
    m_servers->setUniformRowHeights(true);
    m_sum->setObjectName(u"clone.sum"_s);
    m_outer->setCurrentIndex(1);
    fill(fleet);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Tasks"), m_what);
    form->addRow(tr("&Copies"), m_copies);
    form->addRow(tr("Constraints to &other tasks"), m_outer);
    m_what->setEnabled(branch != selected);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(u"clone.add"_s);
    m_add->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kRelated);
    column->addWidget(m_filter);
    column->addWidget(m_servers, 1);
    column->addSpacing(space::kRelated);
    column->addLayout(form);
    column->addWidget(m_sum);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_filter, &QLineEdit::textChanged, this, &CloneDialog::filter);
    connect(m_servers, &QTreeWidget::itemChanged, this, &CloneDialog::update);
    for (QComboBox* box : {m_what, m_copies})
        connect(box, &QComboBox::currentIndexChanged, this, &CloneDialog::update);
    resize(480, 520);
    update();
}

// "Production/Finance" stands in "Production".
QTreeWidgetItem* CloneDialog::groupItem(const QString& path)
{
    if (path.isEmpty())
        return m_servers->invisibleRootItem();
    if (QTreeWidgetItem* known = m_groups.value(path))
        return known;
    const qsizetype cut = path.lastIndexOf(u'/');
    auto* item = new QTreeWidgetItem(groupItem(path.left(std::max<qsizetype>(cut, 0))), {path.mid(cut + 1)});
    item->setIcon(0, icon(Icon::ServerGroup));
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
    item->setCheckState(0, Qt::Unchecked);
    m_groups.insert(path, item);
    return item;
}

void CloneDialog::fill(const FleetModel* fleet)
{
    const QSignalBlocker quiet(m_servers);
    const QList<Server> servers = fleet ? fleet->servers() : QList<Server>();
    for (const Server& server : servers) {
        auto* item = new QTreeWidgetItem(groupItem(server.group), {server.name});
        item->setIcon(0, icon(Icon::Server));
        item->setData(0, kServerRole, server.name);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren);
        item->setCheckState(0, Qt::Unchecked);
    }
    m_servers->sortItems(0, Qt::AscendingOrder);
    m_servers->expandAll();
}

void CloneDialog::filter(const QString& text)
{
    for (int i = 0; i < m_servers->topLevelItemCount(); ++i)
        showMatches(m_servers->topLevelItem(i), text.trimmed());
}

QStringList CloneDialog::checkedServers() const
{
    QStringList names;
    const auto collect = [&](const auto& self, const QTreeWidgetItem* item) -> void {
        const QString server = item->data(0, kServerRole).toString();
        if (!server.isEmpty() && item->checkState(0) == Qt::Checked)
            names.append(server);
        for (int i = 0; i < item->childCount(); ++i)
            self(self, item->child(i));
    };
    collect(collect, m_servers->invisibleRootItem());
    return names;
}

void CloneDialog::update()
{
    const int servers = int(checkedServers().size());
    const int copies = m_copies->currentIndex() == OneEach ? servers : std::min(servers, 1);
    const int tasks = copies * (m_what->currentIndex() == 0 ? m_selected : m_branch);
    m_sum->setText(servers == 0 ? tr("Choose at least one server.")
                                : tr("%n server(s) chosen.", nullptr, servers));
    m_add->setText(tasks == 0 ? tr("Add tasks") : tr("Add %n task(s)", nullptr, tasks));
    m_add->setEnabled(tasks > 0);
}

CanvasHost::CloneChoice CloneDialog::choice() const
{
    CanvasHost::CloneChoice choice;
    choice.branch = m_what->currentIndex() == 1;
    choice.outer = PackageEditor::Outer(m_outer->currentIndex());
    static_assert(int(PackageEditor::Outer::None) == 0 && int(PackageEditor::Outer::All) == 2);
    const QStringList servers = checkedServers();
    if (servers.isEmpty())
        return choice;
    if (m_copies->currentIndex() == OneForAll) {
        choice.places.append({servers, {}, {}});
    } else {
        for (const QString& server : servers)
            choice.places.append({{server}, {}, {}});
    }
    return choice;
}

} // namespace stellwerk
