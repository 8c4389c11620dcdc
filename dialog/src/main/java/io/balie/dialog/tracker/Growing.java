package io.balie.dialog.tracker;

import io.balie.dialog.event.Event;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.Spliterator;

/**
 * Events, never changed; a longer list is made of it in constant time.
 *
 * <p>A list and those that were made of it share one array, of which each shows its own beginning. The first that is made of a list writes behind its end;
 * another one copies, for that place is taken.
 */
final class Growing extends AbstractList<Event> implements RandomAccess {

    private static final int FIRST = 16;

    private final Shared shared;
    private final int size;

    /** What several lists show beginnings of. Places below {@code used} are never written again. */
    private static final class Shared {
        private Event[] places;
        private int used;

        private Shared(Event[] places, int used) {
            this.places = places;
            this.used = used;
        }
    }

    private Growing(Shared shared, int size) {
        this.shared = shared;
        this.size = size;
    }

    static Growing empty() {
        return new Growing(new Shared(new Event[0], 0), 0);
    }

    static Growing of(List<Event> events) {
        return new Growing(new Shared(events.toArray(Event[]::new), events.size()), events.size());
    }

    /** This and one more. */
    Growing plus(Event event) {
        synchronized (shared) {
            if (shared.used == size) {
                if (size == shared.places.length) {
                    shared.places = Arrays.copyOf(shared.places, Math.max(FIRST, 2 * size));
                }
                shared.places[size] = event;
                shared.used = size + 1;
                return new Growing(shared, size + 1);
            }
        }
        Event[] places = Arrays.copyOf(toArray(Event[]::new), Math.max(FIRST, 2 * size));
        places[size] = event;
        return new Growing(new Shared(places, size + 1), size + 1);
    }

    @Override
    public Event get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return shared.places[index];
    }

    @Override
    public Spliterator<Event> spliterator() {
        return Arrays.spliterator(shared.places, 0, size);
    }

    @Override
    public int size() {
        return size;
    }
}
