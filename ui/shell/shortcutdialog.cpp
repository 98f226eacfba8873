// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcutdialog.h"

#include "dialogs/dialogs.h"
#include "shell/keyfield.h"
#include "shell/settings.h"
#include "theme/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSaveFile>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// Rows that have every word in one of their columns, and the pressed key among their keys.
class ShortcutFilter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void set(const QString& text, const QKeySequence& key)
    {
        m_words = text.split(u' ', Qt::SkipEmptyParts);
        m_key = key;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const auto* model = static_cast<const ShortcutModel*>(sourceModel());
        const ShortcutScheme::Keys keys = model->keys(row);
        if (!m_key.isEmpty() && std::none_of(keys.cbegin(), keys.cend(), [this](const QKeySequence& key) {
                return m_key.matches(key) != QKeySequence::NoMatch;
            }))
            return false;
        QString all;
        for (int column = 0; column < ShortcutModel::ColumnCount; ++column)
            all += model->index(row, column, parent).data().toString() + u'\n';
        return std::all_of(m_words.cbegin(), m_words.cend(),
                           [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList m_words;
    QKeySequence m_key;
};

} // namespace

ShortcutDialog::ShortcutDialog(const QList<Command>& commands, ShortcutScheme* scheme, Dialogs* dialogs,
                               QWidget* parent)
    : QDialog(parent)
    , m_scheme(scheme)
    , m_dialogs(dialogs)
    , m_model(new ShortcutModel(commands, scheme, this))
    , m_proxy(new ShortcutFilter(this))
    , m_table(new QTableView(this))
{
    setObjectName(u"shortcutDialog"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    m_proxy->setSourceModel(m_model);
    m_table->setObjectName(u"shortcutDialog.commands"_s);
    m_table->setAccessibleName(tr("Commands and their keys"));
    m_table->setModel(m_proxy);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // in the order of the menus
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(
        std::max(space::kMinimumTarget, fontMetrics().height() + space::kRelated));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(ShortcutModel::Name, QHeaderView::Stretch);
    const int letter = fontMetrics().averageCharWidth();
    for (const auto& [column, letters] : {std::pair(ShortcutModel::Place, 22),
                                          {ShortcutModel::Scope, 20},
                                          {ShortcutModel::Keys, 24},
                                          {ShortcutModel::Default, 20}})
        m_table->setColumnWidth(column, letter * letters);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kRelated);
    column->addWidget(makeFilters());
    column->addWidget(m_table, 1);
    column->addWidget(makeEditor());
    column->addWidget(makeButtons());
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ShortcutDialog::currentChanged);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ShortcutDialog::currentChanged);
    m_table->selectRow(0);
    resize(letter * 130, fontMetrics().height() * 40);
    m_text->setFocus();
}

ShortcutDialog::~ShortcutDialog()
{
    // The table tells of its end; nobody listens any more.
    m_table->selectionModel()->disconnect(this);
    m_model->disconnect(this);
}

QWidget* ShortcutDialog::makeFilters()
{
    auto* filters = new QWidget(this);
    auto* row = new QHBoxLayout(filters);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kRelated);
    m_text = new QLineEdit(filters);
    m_text->setObjectName(u"shortcutDialog.text"_s);
    m_text->setPlaceholderText(tr("Command, menu or key"));
    m_text->setAccessibleName(tr("Search by text"));
    m_text->setClearButtonEnabled(true);
    m_byKey = new KeyField(tr("Search by pressing a key"), tr("Press keys to see what they do"), filters);
    m_byKey->setObjectName(u"shortcutDialog.byKey"_s);
    row->addWidget(m_text, 3);
    row->addWidget(m_byKey, 2);
    connect(m_text, &QLineEdit::textChanged, this, &ShortcutDialog::filter);
    connect(m_byKey, &KeyField::keysChanged, this, &ShortcutDialog::filter);
    return filters;
}

QWidget* ShortcutDialog::makeEditor()
{
    auto* editor = new QWidget(this);
    auto* grid = new QGridLayout(editor);
    grid->setContentsMargins(0, space::kRelated, 0, space::kRelated);
    grid->setSpacing(space::kRelated);
    m_command = new QLabel(editor);
    m_command->setObjectName(u"shortcutDialog.command"_s);
    QFont bold = m_command->font();
    bold.setWeight(QFont::DemiBold);
    m_command->setFont(bold);
    m_keys = new QListWidget(editor);
    m_keys->setObjectName(u"shortcutDialog.keys"_s);
    m_keys->setAccessibleName(tr("Keys of the command"));
    m_keys->setFixedHeight(fontMetrics().height() * 5);
    m_remove = new QPushButton(tr("&Remove key"), editor);
    m_remove->setObjectName(u"shortcutDialog.remove"_s);
    m_reset = new QPushButton(tr("Back to &default"), editor);
    m_reset->setObjectName(u"shortcutDialog.reset"_s);
    m_new = new KeyField(tr("New key"), tr("Press the new key"), editor);
    m_new->setObjectName(u"shortcutDialog.new"_s);
    m_take = new QPushButton(tr("&Add key"), editor);
    m_take->setObjectName(u"shortcutDialog.take"_s);
    m_conflict = new QLabel(editor);
    m_conflict->setObjectName(u"shortcutDialog.conflict"_s);
    m_conflict->setWordWrap(true);
    m_conflict->setMinimumHeight(fontMetrics().height() * 2);
    m_conflict->setAlignment(Qt::AlignTop);
    grid->addWidget(m_command, 0, 0, 1, 4);
    grid->addWidget(m_keys, 1, 0, 2, 1);
    grid->addWidget(m_remove, 1, 1);
    grid->addWidget(m_reset, 2, 1);
    grid->addWidget(m_new, 1, 2);
    grid->addWidget(m_take, 1, 3);
    grid->addWidget(m_conflict, 2, 2, 1, 2);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(2, 3);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        ShortcutScheme::Keys keys = m_model->keys(currentRow());
        if (m_keys->currentRow() < keys.size())
            keys.removeAt(m_keys->currentRow());
        m_model->setKeys(currentRow(), keys);
    });
    connect(m_reset, &QPushButton::clicked, this, [this] { m_model->reset(currentRow()); });
    connect(m_new, &KeyField::keysChanged, this, &ShortcutDialog::keyTyped);
    connect(m_take, &QPushButton::clicked, this, &ShortcutDialog::takeKey);
    return editor;
}

QWidget* ShortcutDialog::makeButtons()
{
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kRelated);
    const auto add = [&](const QString& name, const QString& text, auto pressed) {
        auto* button = new QPushButton(text, foot);
        button->setObjectName(u"shortcutDialog."_s + name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, pressed);
        row->addWidget(button);
    };
    add(u"resetAll"_s, tr("A&ll back to default"), [this] { m_model->resetAll(); });
    add(u"import"_s, tr("&Import…"), [this] { importScheme(); });
    add(u"export"_s, tr("&Export…"), [this] { exportScheme(); });
    m_told = new QLabel(foot);
    m_told->setObjectName(u"shortcutDialog.told"_s);
    row->addWidget(m_told, 1);
    auto* box = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, foot);
    // Enter in a field of keys must not end the dialog.
    for (QPushButton* button : {m_remove, m_reset, m_take})
        button->setAutoDefault(false);
    row->addWidget(box);
    connect(box, &QDialogButtonBox::accepted, this, &ShortcutDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &ShortcutDialog::reject);
    return foot;
}

int ShortcutDialog::currentRow() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_proxy->mapToSource(current).row() : -1;
}

void ShortcutDialog::currentChanged()
{
    const int row = currentRow();
    m_keys->clear();
    if (row >= 0) {
        const Command& command = m_model->command(row);
        m_command->setText(command.place.isEmpty() ? command.text
                                                   : command.place + u" \u203A "_s + command.text);
        for (const QKeySequence& key : m_model->keys(row))
            m_keys->addItem(key.toString(QKeySequence::NativeText));
        m_keys->setCurrentRow(0);
    } else {
        m_command->clear();
    }
    m_remove->setEnabled(m_keys->count() > 0);
    m_reset->setEnabled(row >= 0 && m_model->isChanged(row));
    m_new->setEnabled(row >= 0);
    keyTyped();
}

void ShortcutDialog::keyTyped()
{
    const int row = currentRow();
    const QKeySequence key = m_new->keys();
    m_take->setEnabled(row >= 0 && !key.isEmpty() && !m_model->keys(row).contains(key));
    m_take->setText(tr("&Add key"));
    m_conflict->clear();
    if (row < 0 || key.isEmpty())
        return;
    if (m_model->keys(row).contains(key)) {
        m_conflict->setText(tr("The command has this key already."));
        return;
    }
    QStringList others;
    for (const int other : m_model->conflicts(row, key)) {
        const Command& command = m_model->command(other);
        others.append(
            tr("%1 (%2)", "command (where it works)").arg(command.text, scopeText(command.scope).toLower()));
    }
    if (others.isEmpty())
        return;
    m_conflict->setText(
        tr("%1 is the key of: %2.")
            .arg(key.toString(QKeySequence::NativeText), others.join(tr(", ", "between names"))));
    m_take->setText(tr("T&ake it from there"));
}

void ShortcutDialog::takeKey()
{
    const int row = currentRow();
    const QKeySequence key = m_new->keys();
    if (row < 0 || key.isEmpty())
        return;
    m_new->reset();
    m_model->addKey(row, key);
}

void ShortcutDialog::filter()
{
    static_cast<ShortcutFilter*>(m_proxy)->set(m_text->text(), m_byKey->keys());
    if (!m_table->currentIndex().isValid() && m_proxy->rowCount() > 0)
        m_table->selectRow(0);
    currentChanged();
    m_told->setText(m_proxy->rowCount() == 0 ? tr("No command fits.") : QString());
}

void ShortcutDialog::importScheme()
{
    const FileRequest request{
        tr("Import a scheme of shortcuts"), QDir::homePath(), {}, tr("Schemes of shortcuts (*.json)"), {}};
    m_dialogs->openFile(this, request, [this](const QString& name) {
        if (name.isEmpty())
            return;
        QFile file(name);
        QString error = file.open(QIODevice::ReadOnly) ? QString() : file.errorString();
        if (error.isEmpty()) {
            if (const auto choice = ShortcutScheme::fromJson(file.read(1 << 20), &error))
                m_model->setChoice(*choice);
        }
        m_told->setText(error.isEmpty() ? tr("Imported; OK puts it in force.") : error);
    });
}

void ShortcutDialog::exportScheme()
{
    const FileRequest request{tr("Export the scheme of shortcuts"), QDir::homePath(),
                              u"stellwerk-shortcuts.json"_s, tr("Schemes of shortcuts (*.json)"), u"json"_s};
    m_dialogs->saveFile(this, request, [this](const QString& name) {
        if (name.isEmpty())
            return;
        const QByteArray json = ShortcutScheme::toJson(m_model->choice());
        QSaveFile file(name);
        const bool written =
            file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit();
        m_told->setText(written ? tr("Exported.") : file.errorString());
    });
}

void ShortcutDialog::accept()
{
    m_scheme->choose(m_model->choice());
    QDialog::accept();
}

} // namespace stellwerk
