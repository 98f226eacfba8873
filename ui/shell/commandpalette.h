// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QFrame>
#include <QPointer>

#include <functional>
#include <map>

class QLabel;
class QLineEdit;
class QListView;

namespace stellwerk {

// One line of the palette: something that can be done or gone to.
struct PaletteRow
{
    QString id; // remembered when it was used; empty: not remembered
    QString text;
    QString detail; // where it stands
    QString keys;
    QString reason; // why it cannot be used now; empty: it can
    bool checked = false;
    std::function<void()> run;
    QList<int> marked; // matched letters of `text`
};

// What fits what was typed, best first; without anything typed, what was used last comes first.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole, KeysRole, ReasonRole, MarkedRole };
    using QAbstractListModel::QAbstractListModel;

    void setRows(QList<PaletteRow> rows, const QStringList& recent);
    void filter(const QString& typed);
    [[nodiscard]] const PaletteRow& row(int index) const { return m_shown.at(index); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<PaletteRow> m_all; // recent ones first
    QList<PaletteRow> m_shown;
    qsizetype m_recent = 0;
};

// Over the window, by keyboard: type, choose, Enter. A first letter chooses what is listed: commands without
// one, else what setSource() was told. Gives the focus back before it runs anything. Main thread.
class CommandPalette final : public QFrame
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* parent);

    using Source = std::function<QList<PaletteRow>()>;
    // `prefix` null: the commands. `what` for the line that explains the prefixes: "@ tasks".
    void setSource(QChar prefix, const QString& what, Source source);
    void setRecent(const QStringList& ids) { m_recent = ids; }
    [[nodiscard]] QStringList recent() const { return m_recent; }

    // Over `window`, with `typed` typed already.
    void open(QWidget* window, const QString& typed = {});
    void close();

Q_SIGNALS:
    void recentChanged(const QStringList& ids);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void typedChanged(const QString& typed);
    void place();
    void step(int by);
    void runCurrent();
    void give();

    struct Offer
    {
        QString what;
        Source source;
    };
    std::map<QChar, Offer> m_sources;
    QStringList m_recent;
    QLineEdit* m_text;
    QListView* m_list;
    QLabel* m_nothing;
    QLabel* m_foot;
    PaletteModel* m_model;
    QChar m_prefix;
    bool m_filled = false;
    QPointer<QWidget> m_before; // had the focus
};

} // namespace stellwerk
