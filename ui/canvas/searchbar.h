// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace stellwerk {

class SearchHits;

// What a search found.
struct SearchHit
{
    QString id; // of a task, a group or a note
    QString title;
    QString detail;
    bool operator==(const SearchHit&) const = default;
};

// The search of a canvas, over its upper right corner: text, "3 of 12", next and previous, and the hits as a
// list. It only shows and asks; the canvas searches. A child of the canvas, not a window.
class SearchBar final : public QFrame
{
    Q_OBJECT
public:
    explicit SearchBar(QWidget* parent);

    void open(); // with the last text selected
    void close();
    void setHits(const QList<SearchHit>& hits); // the current one stays if it is still there
    [[nodiscard]] const QList<SearchHit>& hits() const;
    [[nodiscard]] int current() const { return m_current; } // -1: none yet
    [[nodiscard]] QString text() const;
    // The next hit, or the one before; around the end.
    void step(int by);
    void retranslate();

Q_SIGNALS:
    void textEdited(const QString& text);
    void wanted(const stellwerk::SearchHit& hit); // lead there
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(int index);
    void updateCount();
    void fitHeight();

    QLineEdit* m_text;
    QLabel* m_count;
    QToolButton* m_previous;
    QToolButton* m_next;
    QToolButton* m_close;
    QListView* m_list;
    SearchHits* m_hits;
    int m_current = -1;
};

} // namespace stellwerk
