// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPointer>

namespace stellwerk {

class Freshness;

// "Updated 4 s ago", and why it is longer than that. Over a view that it covers it lays a grey veil while
// what is shown there is stale; the view stays usable. Wide enough for its longest usual text, so that
// nothing beside it jumps. Main thread.
class FreshnessLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit FreshnessLabel(QWidget* parent = nullptr);

    void setFreshness(Freshness* freshness); // not owned; null: says nothing
    void cover(QWidget* view);               // several views may be
    void setCompact(bool compact);           // "4 s ago", for crowded bars; the tool tip says all
    void setOnlyWhenStale(bool only);        // where there is no room for more
    [[nodiscard]] bool isStale() const { return m_stale; }
    [[nodiscard]] static QString textOf(const Freshness& freshness);
    [[nodiscard]] static QString shortTextOf(const Freshness& freshness);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void update();

    QPointer<Freshness> m_freshness;
    QList<QPointer<QWidget>> m_veils;
    bool m_compact = false;
    bool m_onlyWhenStale = false;
    bool m_stale = false;
};

} // namespace stellwerk
