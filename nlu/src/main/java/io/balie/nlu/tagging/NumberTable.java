package io.balie.nlu.tagging;

/** Places of numbers of 64 bits, by open addressing: found without an object made. */
final class NumberTable {

    private static final int ABSENT = -1;

    private long[] keys;
    private int[] places;
    private int size;

    /** Room for so many at first. */
    NumberTable(int expected) {
        int room = Integer.highestOneBit(Math.max(8, expected)) * 4;
        this.keys = new long[room];
        this.places = new int[room];
    }

    /** The numbers in their order, each with its place. */
    static NumberTable of(long[] numbers) {
        NumberTable table = new NumberTable(numbers.length);
        for (long number : numbers) {
            table.placeOf(number);
        }
        return table;
    }

    /** The place of a number, below 0 if it has none. */
    int find(long number) {
        int slot = slot(number);
        return keys[slot] == number && number != 0 ? places[slot] : ABSENT;
    }

    /** The place of a number, which is the next one if it had none. */
    int placeOf(long number) {
        if (number == 0) {
            throw new IllegalArgumentException("0 stands for nothing, expected another number.");
        }
        int slot = slot(number);
        if (keys[slot] != number) {
            if (2 * size >= keys.length) {
                grow();
                slot = slot(number);
            }
            keys[slot] = number;
            places[slot] = size++;
        }
        return places[slot];
    }

    int size() {
        return size;
    }

    /** The numbers in the order of their places. */
    long[] numbers() {
        long[] numbers = new long[size];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                numbers[places[i]] = keys[i];
            }
        }
        return numbers;
    }

    private int slot(long number) {
        int slot = (int) (number ^ (number >>> 32)) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != number) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] numbers = numbers();
        keys = new long[2 * keys.length];
        places = new int[keys.length];
        for (int i = 0; i < numbers.length; i++) {
            int slot = slot(numbers[i]);
            keys[slot] = numbers[i];
            places[slot] = i;
        }
    }
}
