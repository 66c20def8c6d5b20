;; The yardstick: dot products of a probe with every row of float32, by SIMD, as a plain comparison
;; would do it. Addresses in bytes, `stride` in bytes, a multiple of 64.
(module
  (memory (export "memory") 1 65536)
  (func (export "compare")
    (param $rows i32) (param $end i32) (param $probe i32) (param $stride i32) (param $out i32)
    (local $at i32) (local $probeEnd i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $probeEnd (i32.add (local.get $probe) (local.get $stride)))
    (loop $row
      (local.set $at (local.get $probe))
      (local.set $a (v128.const f32x4 0 0 0 0))
      (local.set $b (v128.const f32x4 0 0 0 0))
      (local.set $c (v128.const f32x4 0 0 0 0))
      (local.set $d (v128.const f32x4 0 0 0 0))
      (loop $sixteen
        (local.set $a (f32x4.add (local.get $a)
          (f32x4.mul (v128.load (local.get $rows)) (v128.load (local.get $at)))))
        (local.set $b (f32x4.add (local.get $b)
          (f32x4.mul (v128.load offset=16 (local.get $rows)) (v128.load offset=16 (local.get $at)))))
        (local.set $c (f32x4.add (local.get $c)
          (f32x4.mul (v128.load offset=32 (local.get $rows)) (v128.load offset=32 (local.get $at)))))
        (local.set $d (f32x4.add (local.get $d)
          (f32x4.mul (v128.load offset=48 (local.get $rows)) (v128.load offset=48 (local.get $at)))))
        (local.set $rows (i32.add (local.get $rows) (i32.const 64)))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br_if $sixteen (i32.lt_u (local.get $at) (local.get $probeEnd))))
      (local.set $a (f32x4.add
        (f32x4.add (local.get $a) (local.get $b)) (f32x4.add (local.get $c) (local.get $d))))
      (f32.store (local.get $out) (f32.add
        (f32.add (f32x4.extract_lane 0 (local.get $a)) (f32x4.extract_lane 1 (local.get $a)))
        (f32.add (f32x4.extract_lane 2 (local.get $a)) (f32x4.extract_lane 3 (local.get $a)))))
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (br_if $row (i32.lt_u (local.get $rows) (local.get $end))))))
