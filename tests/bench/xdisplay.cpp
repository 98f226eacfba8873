// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "xdisplay.h"

#include "measure.h"

#include <cstdlib>
#include <cstring>
#include <set>
#include <unistd.h>
#include <vector>
#include <xcb/xcb.h>

namespace stellwerk::bench {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
struct Freed
{
    T* it;
    ~Freed() { std::free(it); }
};

constexpr int kSmallest = 300; // pixels: smaller ones are no main windows

} // namespace

XDisplay::XDisplay()
{
    m_server.setProcessChannelMode(QProcess::SeparateChannels);
    // The server chooses its number and writes it to its output.
    m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1440x900x24"_s,
                               u"-nolisten"_s, u"tcp"_s});
    if (!m_server.waitForStarted()) {
        m_error = u"Xvfb is not there (Debian: apt install xvfb)"_s;
        return;
    }
    QByteArray number;
    while (!number.endsWith('\n') && m_server.waitForReadyRead(10'000))
        number += m_server.readAllStandardOutput();
    m_name = u':' + QString::fromLatin1(number.trimmed());
    m_display = xcb_connect(m_name.toLatin1().constData(), nullptr);
    if (number.isEmpty() || xcb_connection_has_error(m_display)) {
        m_error = u"Xvfb did not come up"_s;
        return;
    }
    m_root = xcb_setup_roots_iterator(xcb_get_setup(m_display)).data->root;
    m_atoms = {atom("WM_PROTOCOLS"), atom("_NET_WM_PING")};
    const quint32 events = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY | XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT;
    xcb_change_window_attributes(m_display, m_root, XCB_CW_EVENT_MASK, &events);
    xcb_flush(m_display);
}

XDisplay::~XDisplay()
{
    if (m_display)
        xcb_disconnect(m_display);
    m_server.terminate();
    if (!m_server.waitForFinished(3000))
        m_server.kill();
    m_server.waitForFinished(3000);
}

quint32 XDisplay::atom(const char* name) const
{
    const Freed<xcb_intern_atom_reply_t> reply{xcb_intern_atom_reply(
        m_display, xcb_intern_atom(m_display, 0, quint16(std::strlen(name)), name), nullptr)};
    return reply.it ? reply.it->atom : 0;
}

void XDisplay::ping(quint32 window, quint32 stamp) const
{
    xcb_client_message_event_t event{};
    event.response_type = XCB_CLIENT_MESSAGE;
    event.format = 32;
    event.window = window;
    event.type = m_atoms.protocols;
    event.data.data32[0] = m_atoms.ping;
    event.data.data32[1] = stamp;
    event.data.data32[2] = window;
    xcb_send_event(m_display, 0, window, XCB_EVENT_MASK_NO_EVENT, reinterpret_cast<const char*>(&event));
    xcb_flush(m_display);
}

// Some line through it has more than a few colours: text or a picture.
bool XDisplay::isPainted(quint32 window, int width, int height) const
{
    for (const int part : {6, 30, 80}) { // in hundredths: menus, tools, the middle
        const Freed<xcb_get_image_reply_t> image{
            xcb_get_image_reply(m_display,
                                xcb_get_image(m_display, XCB_IMAGE_FORMAT_Z_PIXMAP, window, 0,
                                              qint16(height * part / 100), quint16(width), 8, ~0U),
                                nullptr)};
        if (!image.it)
            return false;
        const auto* pixels = reinterpret_cast<const quint32*>(xcb_get_image_data(image.it));
        const std::set<quint32> colors(pixels, pixels + xcb_get_image_data_length(image.it) / 4);
        if (colors.size() > 3)
            return true;
    }
    return false;
}

void XDisplay::configure(const void* request) const
{
    const auto* asked = static_cast<const xcb_configure_request_event_t*>(request);
    std::vector<quint32> values; // in the order of the mask's bits
    const auto add = [&](quint16 bit, quint32 value) {
        if (asked->value_mask & bit)
            values.push_back(value);
    };
    add(XCB_CONFIG_WINDOW_X, quint32(asked->x));
    add(XCB_CONFIG_WINDOW_Y, quint32(asked->y));
    add(XCB_CONFIG_WINDOW_WIDTH, asked->width);
    add(XCB_CONFIG_WINDOW_HEIGHT, asked->height);
    const quint16 mask = asked->value_mask & (XCB_CONFIG_WINDOW_X | XCB_CONFIG_WINDOW_Y |
                                              XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT);
    xcb_configure_window(m_display, asked->window, mask, values.data());
    xcb_flush(m_display);
}

std::optional<XDisplay::Start> XDisplay::start(const QString& program, const QStringList& arguments,
                                               const QProcessEnvironment& environment)
{
    while (xcb_generic_event_t* event = xcb_poll_for_event(m_display))
        std::free(event); // of the one before
    QProcess process;
    QProcessEnvironment own = environment;
    own.insert(u"DISPLAY"_s, m_name);
    process.setProcessEnvironment(own);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    Start start;
    quint32 window = 0;
    int width = 0, height = 0;
    int answers = 0;
    const double begun = nowMs();
    process.start(program, arguments);
    const auto since = [&] { return nowMs() - begun; };
    while (start.usable == 0 && since() < 30'000) {
        while (xcb_generic_event_t* raw = xcb_poll_for_event(m_display)) {
            const Freed<xcb_generic_event_t> event{raw};
            const int type = raw->response_type & 0x7f;
            if (type == XCB_CONFIGURE_REQUEST) {
                configure(raw);
            } else if (type == XCB_MAP_REQUEST) {
                xcb_map_window(m_display, reinterpret_cast<xcb_map_request_event_t*>(raw)->window);
                xcb_flush(m_display);
            } else if (type == XCB_MAP_NOTIFY && window == 0) {
                const auto* map = reinterpret_cast<xcb_map_notify_event_t*>(raw);
                const Freed<xcb_get_geometry_reply_t> place{
                    xcb_get_geometry_reply(m_display, xcb_get_geometry(m_display, map->window), nullptr)};
                if (map->override_redirect || !place.it || place.it->width < kSmallest ||
                    place.it->height < kSmallest)
                    continue; // a splash, a helper
                window = map->window;
                width = place.it->width;
                height = place.it->height;
                start.mapped = since();
                ping(window, 1);
            } else if (type == XCB_CLIENT_MESSAGE) {
                const auto* message = reinterpret_cast<xcb_client_message_event_t*>(raw);
                if (message->data.data32[0] != m_atoms.ping || message->data.data32[2] != window)
                    continue;
                ++answers;
                if (start.painted == 0)
                    answers = std::min(answers, 1); // what counts is an answer after the picture
                else if (answers >= 2)
                    start.usable = since();
                ping(window, quint32(answers) + 1);
            }
        }
        if (window != 0 && start.painted == 0 && isPainted(window, width, height))
            start.painted = since();
        ::usleep(1000);
    }
    process.kill();
    process.waitForFinished();
    return start.usable > 0 ? std::optional(start) : std::nullopt;
}

} // namespace stellwerk::bench
