package io.balie.shell.transcript;

import org.owasp.encoder.Encode;

/** HTML that is written piece by piece. Text and values are encoded here and nowhere else; what is written as markup is this program's own. */
final class Html {

    private final StringBuilder page = new StringBuilder();

    /** Markup of our own. */
    Html raw(String markup) {
        page.append(markup);
        return this;
    }

    /** Text that may be anybody's: it stays text, and each of its characters can be seen. */
    Html text(String text) {
        int from = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c == '\n' || Visible.hides(c) && c != '\t' && c != 0xA0) {
                page.append(Encode.forHtmlContent(text.substring(from, i)));
                from = next;
                if (c == '\n') {
                    page.append('\n');
                } else {
                    page.append("<span class=\"hidden-sign\">")
                            .append(Visible.name(c))
                            .append("</span>");
                }
            }
            i = next;
        }
        page.append(Encode.forHtmlContent(text.substring(from)));
        return this;
    }

    /** An element with nothing but text. */
    Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">");
    }

    /** An element of a class with nothing but text. */
    Html element(String name, String kind, String text) {
        return raw("<" + name + " class=\"" + kind + "\">").text(text).raw("</" + name + ">");
    }

    /** A value for an attribute, which stands between double quotes. */
    static String value(String value) {
        return Encode.forHtml(Visible.line(value));
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
