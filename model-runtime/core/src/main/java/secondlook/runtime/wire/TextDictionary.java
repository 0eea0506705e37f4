package secondlook.runtime.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers different texts in the order in which they are first seen, without an object per row. */
final class TextDictionary {

    private final List<String> texts = new ArrayList<>();
    private int[] slots;

    /** @param rows how many texts will be looked up, different or not */
    TextDictionary(int rows) {
        slots = new int[Math.max(16, Integer.highestOneBit(Math.min(rows, 1 << 10)) * 2)];
        Arrays.fill(slots, -1);
    }

    List<String> texts() {
        return texts;
    }

    /** The number of a text; a new one if it was not seen yet. */
    int code(String text) {
        int slot = slot(text);
        if (slots[slot] < 0) {
            slots[slot] = texts.size();
            texts.add(text);
            if (texts.size() * 2 > slots.length) {
                grow();
            }
            return texts.size() - 1;
        }
        return slots[slot];
    }

    /** Where it is, or the free slot where it belongs (linear probing). */
    private int slot(String text) {
        int mask = slots.length - 1;
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & mask;
        while (slots[slot] >= 0 && !texts.get(slots[slot]).equals(text)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        for (int i = 0; i < texts.size(); i++) {
            slots[slot(texts.get(i))] = i;
        }
    }
}
