package io.balie.shell.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips that no honest program writes. */
final class RawZip {

    /** An entry, each field as somebody might forge it. */
    static final class Entry {
        byte[] name;
        byte[] localName;
        byte[] data;
        int method;
        int flags;
        long crc;
        long size;
        long localSize;
        int attributes;
        byte[] extra = {};
        byte[] gap = {};
        long at = -1;

        Entry(String name, byte[] data) {
            this.name = name.getBytes(StandardCharsets.UTF_8);
            this.localName = this.name;
            this.data = data;
            this.size = data.length;
            this.localSize = data.length;
            CRC32 sum = new CRC32();
            sum.update(data);
            this.crc = sum.getValue();
        }

        void rename(byte[] other) {
            name = other;
            localName = other;
        }

        void deflate() {
            Deflater deflater = new Deflater(9, true);
            deflater.setInput(data);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            deflater.end();
            data = packed.toByteArray();
            method = 8;
        }
    }

    final List<Entry> entries = new ArrayList<>();
    byte[] before = {};
    byte[] comment = {};
    byte[] behind = {};
    int count = -1;
    int disk;
    long listMoved;

    static RawZip of(Map<String, byte[]> files) {
        RawZip zip = new RawZip();
        files.forEach((name, data) -> zip.entries.add(new Entry(name, data)));
        return zip;
    }

    RawZip with(String name, byte[] data, Consumer<Entry> forge) {
        Entry entry = new Entry(name, data);
        forge.accept(entry);
        entries.add(entry);
        return this;
    }

    RawZip last(Consumer<Entry> forge) {
        forge.accept(entries.getLast());
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        out.writeBytes(before);
        for (Entry entry : entries) {
            long at = entry.at;
            if (at < 0) {
                at = out.size();
                out.writeBytes(little(30)
                        .putInt(0x04034b50)
                        .putShort((short) 10)
                        .putShort((short) entry.flags)
                        .putShort((short) entry.method)
                        .putInt(0)
                        .putInt((int) entry.crc)
                        .putInt(entry.method == 8 ? entry.data.length : (int) entry.localSize)
                        .putInt((int) entry.localSize)
                        .putShort((short) entry.localName.length)
                        .putShort((short) entry.extra.length)
                        .array());
                out.writeBytes(entry.localName);
                out.writeBytes(entry.extra);
                out.writeBytes(entry.data);
                out.writeBytes(entry.gap);
            }
            list.writeBytes(little(46)
                    .putInt(0x02014b50)
                    .putShort((short) 0x0314)
                    .putShort((short) 10)
                    .putShort((short) entry.flags)
                    .putShort((short) entry.method)
                    .putInt(0)
                    .putInt((int) entry.crc)
                    .putInt(entry.method == 8 ? entry.data.length : (int) entry.size)
                    .putInt((int) entry.size)
                    .putShort((short) entry.name.length)
                    .putShort((short) entry.extra.length)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(entry.attributes)
                    .putInt((int) at)
                    .array());
            list.writeBytes(entry.name);
            list.writeBytes(entry.extra);
        }
        long listAt = out.size() + listMoved;
        out.writeBytes(list.toByteArray());
        int said = count < 0 ? entries.size() : count;
        out.writeBytes(little(22)
                .putInt(0x06054b50)
                .putShort((short) disk)
                .putShort((short) disk)
                .putShort((short) said)
                .putShort((short) said)
                .putInt(list.size())
                .putInt((int) listAt)
                .putShort((short) comment.length)
                .array());
        out.writeBytes(comment);
        out.writeBytes(behind);
        return out.toByteArray();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
